"""Handovers: what any side puts in, and only the receiving side reads."""
