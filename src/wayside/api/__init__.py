"""The JSON API: tokens bound to a membership, operations under /api/v1, and the signed outbox."""
