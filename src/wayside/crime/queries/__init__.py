"""What is held of recorded crime."""
