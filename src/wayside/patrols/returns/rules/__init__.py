"""What a return may hold, when it is due, and what in its words looks like a person. Pure."""
