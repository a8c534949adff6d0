"""The process is killed at every write: what it did is whole or was never there."""
