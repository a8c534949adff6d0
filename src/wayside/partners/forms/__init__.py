"""Forms of the partnership's pages: they validate, the actions act."""
