"""What is done with somebody to find a way out: meetings, needs, plans."""
