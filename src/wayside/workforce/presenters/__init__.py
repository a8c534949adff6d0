"""The pool, one person and one's own time, as pages show them."""
