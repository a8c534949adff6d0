"""The end of a time of support, and a new beginning."""
