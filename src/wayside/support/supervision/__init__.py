"""Supervision: between a worker and a supervisor alone."""
