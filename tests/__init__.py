"""Tests of the house as a whole; each room's own tests stand beside its code."""
