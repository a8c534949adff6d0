"""The pages of homes."""
