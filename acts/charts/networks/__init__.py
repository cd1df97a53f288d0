"""Pictures of networks: neurons and layers."""
