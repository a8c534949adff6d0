"""Safe housing in words and colours."""
