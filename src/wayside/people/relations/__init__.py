"""Who is around somebody, as they told it: theirs alone, and never looked for by name."""
