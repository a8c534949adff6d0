"""Applications as homeless, with the days that the law sets for each step."""
