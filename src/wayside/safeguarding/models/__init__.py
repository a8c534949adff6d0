"""Records of safeguarding."""
