"""Pictures of trainings."""
