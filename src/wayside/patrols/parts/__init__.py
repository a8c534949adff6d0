"""The parts of a night: its segments, the partners asked to them, observers, and upsets."""
