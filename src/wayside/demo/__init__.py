"""A synthetic partnership over real public crime data; refuses to run in production."""
