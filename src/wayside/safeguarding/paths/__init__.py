"""What the parts of this room that go step by step have in common."""
