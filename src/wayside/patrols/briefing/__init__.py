"""What the people on a patrol are told before they go out: a page and a paper."""
