"""Where help is missing: why services decline, in protected numbers."""
