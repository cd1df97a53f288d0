"""What can be said with all or nothing, and what can be learned with no bend at all?"""

from pages.functions.family import outline
from pages.functions.threshold_linear import question, slope, stack, votes

if outline.begin("threshold_linear", question.ask):
    votes.show()
    slope.show()
    stack.show()
