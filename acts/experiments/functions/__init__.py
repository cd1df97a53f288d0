"""Experiments on activation functions and on functions of a whole vector."""
