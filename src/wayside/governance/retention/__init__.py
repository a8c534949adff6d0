"""How long each kind of record is kept: an agency's own periods, and what every model says."""
