"""What is asked about places, rooms and households."""
