"""Pages of the weeks: each fetches, binds a form, calls one action and answers."""
