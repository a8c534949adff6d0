"""Conversations that others had and told of: taken in as meetings."""
