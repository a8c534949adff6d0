"""Importing recorded crime, bringing versions back, and taking lines out."""
