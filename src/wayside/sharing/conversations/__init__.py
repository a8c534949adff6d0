"""Conversations on the street, told to the support side by whoever had them."""
