"""The partnership's pages: each fetches, binds a form, calls one action and answers."""
