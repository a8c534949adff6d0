"""How many days support waits for this and that: data of the partnership, dated."""
