"""The outbox: mail that leaves with what it tells of, or not at all."""
