"""Missing: what somebody agreed beforehand should happen if they go silent, and what was done."""
