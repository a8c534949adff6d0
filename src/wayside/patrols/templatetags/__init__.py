"""Tags of the week's pages."""
