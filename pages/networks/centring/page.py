"""Does it matter that outputs are not zero-centred?"""

from pages.kit import scenes
from pages.networks.centring import locked, network, question, zigzag

scenes.show(
    "centring",
    {"locked": locked.show, "zigzag": zigzag.show, "network": network.show},
    question.ask,
)
