"""Tags of the partnership's pages."""
