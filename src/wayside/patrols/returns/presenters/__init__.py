"""The form of a night, what was filed of it, and what is late."""
