"""What came of a night: the return, its corrections, what is late, and the week's review."""
