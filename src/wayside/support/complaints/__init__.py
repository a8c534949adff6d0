"""Feedback and complaints: they go to somebody outside the agency complained of."""
