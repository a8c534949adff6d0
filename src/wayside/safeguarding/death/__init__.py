"""When somebody has died: noted gently, confirmed by a second person, kept, and undone by two if
it was a mistake."""
