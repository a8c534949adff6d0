"""The information governance officer's pages."""
