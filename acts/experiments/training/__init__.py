"""Experiments on trainings: what kills units, what brings them back, what keeps them alive."""
