"""The pages of the pool and of one's own time."""
