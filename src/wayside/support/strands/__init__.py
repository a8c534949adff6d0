"""What the strands of a plan ask of everybody who works with it."""
