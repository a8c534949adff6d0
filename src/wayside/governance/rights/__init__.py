"""Somebody asks that what is kept of them is put right or erased: by when, and what is decided."""
