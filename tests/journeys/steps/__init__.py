"""The steps that the stories are told in."""
