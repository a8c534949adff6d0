"""Pages of a night's parts: each fetches, binds a form, calls one action and answers."""
