"""Many fully connected networks trained at once: what is trained and how, on which data, and what comes out."""
