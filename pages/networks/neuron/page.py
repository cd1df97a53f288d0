"""What does an activation function do? The page on which a newcomer begins."""

from pages.kit import scenes
from pages.networks.neuron import filtering, half_off, one_neuron, question

scenes.show(
    "neuron",
    {"one": one_neuron.show, "picture": filtering.show, "silent": half_off.show},
    question.ask,
)
