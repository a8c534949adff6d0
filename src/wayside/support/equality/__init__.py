"""Equality data: asked by choice, shown to her workers alone, counted without opening a record."""
