"""One timeline of a record."""
