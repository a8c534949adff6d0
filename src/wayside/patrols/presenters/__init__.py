"""Frozen values that the templates draw."""
