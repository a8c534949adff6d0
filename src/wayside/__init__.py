"""Wayside: the working system of a partnership that tackles street-based sexual exploitation."""
