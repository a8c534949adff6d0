"""What is true of each row: which are stored, which are not and why, and what is noted."""
