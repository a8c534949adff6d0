"""Ways between the directory's pages."""
