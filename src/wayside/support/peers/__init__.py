"""Volunteers and peer supporters: checks, readiness, supervision, and whom they go along with."""
