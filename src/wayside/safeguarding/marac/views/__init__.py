"""Pages of the MARAC."""
