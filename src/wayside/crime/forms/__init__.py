"""Forms of recorded crime; they only validate."""
