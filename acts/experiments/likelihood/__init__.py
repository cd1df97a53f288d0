"""Experiments on coins, losses and outputs."""
