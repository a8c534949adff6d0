"""Pages of groups: for everybody at the agency, for who facilitates, and for one person."""
