"""Experiments on trainings: why units die, whether they revive, and how to keep them alive."""
