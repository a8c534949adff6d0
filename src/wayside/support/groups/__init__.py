"""Groups: who is invited by a safe way, who comes, and whom nobody there must meet."""
