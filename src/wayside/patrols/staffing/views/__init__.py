"""Pages of rosters, of one's own duties and of money."""
