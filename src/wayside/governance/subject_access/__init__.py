"""Somebody asks what is kept of them: collected, looked at by two people, and given."""
