"""Pages of disclosures."""
