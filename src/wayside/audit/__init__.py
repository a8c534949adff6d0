"""The trail: who saw or did what, provable by an outsider."""
