"""Pictures of activation functions and of functions of a whole vector."""
