"""Pages of the briefing."""
