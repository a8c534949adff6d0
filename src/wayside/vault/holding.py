"""Which rings this instance holds, by its settings.

``KEY_RINGS`` has, for each ring's name, its keys as text, or nothing where the instance was not
given them; ``KEY_BOXES`` the public half for instances that only put things in.
"""

from functools import lru_cache

from django.conf import settings

from wayside.vault.boxes import Box, box_of
from wayside.vault.errors import NoKeysError
from wayside.vault.rings import KeyRing

SUPPORT = "support"


def holds(name: str) -> bool:
    """Whether this instance was given the ring."""
    return bool(settings.KEY_RINGS.get(name))


def held() -> list[str]:
    """The names of the rings that this instance was given."""
    return sorted(filter(holds, settings.KEY_RINGS))


def check_holds(name: str) -> None:
    """Go on only where the ring is.

    Raises:
        NoKeysError: this instance was not given it.
        BadKeysError: what it was given is no ring.
    """
    ring(name)


def ring(name: str) -> KeyRing:
    """The ring of that name.

    Raises:
        NoKeysError: this instance was not given it.
        BadKeysError: what it was given is no ring.
    """
    text = settings.KEY_RINGS.get(name)
    if not text:
        raise NoKeysError(
            f"This instance was started without the {name} keys, so it can show nothing of that "
            f"side. Set WAYSIDE_{name.upper()}_KEYS where that side works."
        )
    return _parsed(name, text)


def box(name: str) -> Box:
    """The box to put things in for that side.

    Raises:
        NoKeysError: neither the ring nor its box is known here.
    """
    if holds(name):
        return box_of(ring(name))
    text = settings.KEY_BOXES.get(name)
    if not text:
        raise NoKeysError(
            f"This instance does not know where to hand things over to the {name} side. Set "
            f"WAYSIDE_{name.upper()}_BOX to what “wayside keys box” prints there."
        )
    return Box.parse(name, text)


@lru_cache(maxsize=8)
def _parsed(name: str, text: str) -> KeyRing:
    return KeyRing.parse(name, text)
