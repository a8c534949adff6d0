"""The parts of a night as its pages draw them."""
