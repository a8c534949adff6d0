"""What is asked about the pool and about one's own time; forms only validate."""
