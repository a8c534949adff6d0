"""Recorded crime: extracts, what each says and leaves out, and the hot spots they show."""
