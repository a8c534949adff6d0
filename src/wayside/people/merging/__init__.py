"""One person written down twice: two records become one, and can become two again."""
