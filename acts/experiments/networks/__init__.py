"""Experiments on networks: what a neuron does, and what layers add."""
