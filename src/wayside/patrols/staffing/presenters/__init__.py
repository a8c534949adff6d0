"""Rosters in words and rows."""
