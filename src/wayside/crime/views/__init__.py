"""Pages of recorded crime: each fetches, binds a form, calls one action and answers."""
