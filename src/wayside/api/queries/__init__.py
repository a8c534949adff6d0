"""Tokens, and what changed for somebody's agency."""

from wayside.api.queries.tokens import (
    deciders,
    member_of,
    own_tokens,
    standing_of,
    token_of,
    tokens,
)

__all__ = ["deciders", "member_of", "own_tokens", "standing_of", "token_of", "tokens"]
