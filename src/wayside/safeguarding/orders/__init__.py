"""Protective orders: what protects somebody, until when, who was told, and what happens if it is
broken."""
