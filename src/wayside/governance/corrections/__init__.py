"""What was wrong is put right; what it said before is kept apart."""
