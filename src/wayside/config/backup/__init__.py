"""Backups: one sealed file of the whole database and of the files beside it (ADR 0027)."""
