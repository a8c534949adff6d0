"""Legal demands: somebody with a power in law asks for what is on record."""
