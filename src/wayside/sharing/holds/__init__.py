"""Legal holds: what keeps a record from being erased, until two people lift it."""
