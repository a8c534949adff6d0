"""Adults at risk: a concern, sent to the council as this person wishes, and what came of it."""
