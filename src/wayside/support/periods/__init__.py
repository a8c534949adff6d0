"""How long an agency takes for complaints and from one screening to the next, from a day on."""
