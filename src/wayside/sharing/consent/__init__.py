"""The consent ledger: what somebody agreed to, refused and took back."""
