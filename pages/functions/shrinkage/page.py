"""What is left when everything small is taken for noise?"""

from pages.functions.family import outline
from pages.functions.shrinkage import charge, noise, question

if outline.begin("shrinkage", question.ask):
    noise.show()
    charge.show()
