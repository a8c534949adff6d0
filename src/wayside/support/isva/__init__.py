"""The path with an ISVA: independent of any report to the police."""
