"""Safe housing: places and what each asks, rooms that are free, and one for somebody."""
