"""What the governance officer of a controller sees the same day, and emergencies."""
