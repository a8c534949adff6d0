"""Recorded crime in words and rows, for the templates."""
