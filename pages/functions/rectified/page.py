"""What does a straight line with a corner do, and what happens at the corner?"""

from pages.functions.family import outline
from pages.functions.rectified import corner, maximum, question, random_slopes, relatives

if outline.begin("rectified", question.ask, corner.show):
    maximum.show()
    relatives.show()
    random_slopes.show()
