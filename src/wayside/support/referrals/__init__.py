"""Referrals to services: sent with consent, answered in time, never lost from sight."""
