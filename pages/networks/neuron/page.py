"""What does an activation function do? The page on which a newcomer begins."""

from pages.kit import scenes
from pages.networks.neuron import one_neuron

scenes.show("neuron", {"one": one_neuron.show})
