"""Letters and pictures of a record."""
