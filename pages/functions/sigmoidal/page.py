"""Which functions rise once and level off, and what does levelling off cost?"""

from pages.functions.family import outline
from pages.functions.sigmoidal import crossing, morph, naive, pushed, question, upstream

if outline.begin("sigmoidal", question.ask, upstream.show):
    morph.show()
    crossing.show()
    naive.show()
    pushed.show()
