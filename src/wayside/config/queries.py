"""What is known of the installation as a whole."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from django.apps import apps

from wayside.config.vocabulary import KeyStanding
from wayside.people.queries.tokens import tokens_by_key
from wayside.vault import holding
from wayside.vault.errors import LostKeyError
from wayside.vault.registry import kept
from wayside.vault.rotation import keys_used


@dataclass(frozen=True, slots=True)
class KeyUse:
    """What one key is used for, and how it stands."""

    ring: str
    key: str
    values: int
    search_tokens: int
    standing: KeyStanding


def key_uses() -> Iterator[KeyUse]:
    """Every key that is given or that something is locked with, ring by ring."""
    used = keys_used(kept(apps.get_models()))
    tokens = _tokens()
    given = [(name, key) for name in holding.held() for key in holding.ring(name).keys]
    for ring, key in sorted({*used, *given}):
        found = tokens[key] if ring == holding.SUPPORT else 0
        values = used[ring, key]
        yield KeyUse(ring, key, values, found, _standing(ring, key, is_used=values + found > 0))


def _tokens() -> Counter[str]:
    """The search tokens by key; none where names cannot be read, so nothing can be compared."""
    if not holding.holds(holding.SUPPORT):
        return Counter()
    try:
        return tokens_by_key()
    except LostKeyError:
        return Counter()


def _standing(ring: str, key: str, *, is_used: bool) -> KeyStanding:
    if not holding.holds(ring):
        return KeyStanding.ELSEWHERE
    keys = holding.ring(ring)
    if key not in keys.keys:
        return KeyStanding.LOST
    if key == keys.current:
        return KeyStanding.CURRENT
    return KeyStanding.NEEDED if is_used else KeyStanding.IDLE
