"""Who stands on each patrol: posts, the roster, empty posts, what it costs and who pays."""
