"""Pages of legal demands."""
