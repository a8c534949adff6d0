"""Hot spots: places ranked from recorded crime, and places that people know of."""
