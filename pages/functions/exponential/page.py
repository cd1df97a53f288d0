"""What becomes of ReLU's corner and of its flat side when they are made soft?"""

from pages.functions.exponential import corner, fading, limit, question, relatives
from pages.functions.family import outline

if outline.begin("exponential", question.ask):
    corner.show()
    limit.show()
    relatives.show()
    fading.show()
