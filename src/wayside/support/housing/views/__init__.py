"""The pages of safe housing."""
