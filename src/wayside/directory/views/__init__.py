"""Pages and the open feed."""
