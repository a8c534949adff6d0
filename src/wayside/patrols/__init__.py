"""The patrol cycle: weeks, patrols and the places they go."""
