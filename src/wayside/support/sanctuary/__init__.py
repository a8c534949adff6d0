"""The sanctuary scheme: staying safely in one's own home, as one's own choice."""
