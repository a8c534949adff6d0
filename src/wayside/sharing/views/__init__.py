"""What the pages of sharing have in common."""
