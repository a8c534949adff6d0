"""What is told of needs beyond the wall."""
