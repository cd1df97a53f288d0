"""What does a gate do to z: how deep is the dip, and which function is called GELU?"""

from pages.functions.family import outline
from pages.functions.gated import between, centred, differences, dip, question

if outline.begin("gated", question.ask):
    dip.show()
    differences.show()
    between.show()
    centred.show()
