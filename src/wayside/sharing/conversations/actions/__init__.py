"""Telling of a conversation, correcting it, reading the own words, and forgetting them."""

from wayside.sharing.conversations.actions.own_words import forget_own_words, open_own_words
from wayside.sharing.conversations.actions.telling import (
    correct_conversation,
    tell_conversation,
)

__all__ = [
    "correct_conversation",
    "forget_own_words",
    "open_own_words",
    "tell_conversation",
]
