"""Concerns about adults that were handed over: each begins by itself with the receiving lead."""
