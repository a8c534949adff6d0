"""Information-sharing agreements between agencies."""
