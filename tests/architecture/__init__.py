"""What must always hold of the house, each check shown to fail on a planted violation."""
