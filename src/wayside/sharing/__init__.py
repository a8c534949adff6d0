"""Whose records may be opened by whom, what was agreed to, and all that leaves its controller."""
