"""Agencies, areas, programmes, memberships and grants of money."""
