"""Pages of the hot spots."""
