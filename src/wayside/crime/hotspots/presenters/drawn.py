"""Pictures as they were drawn. A run never changes, so its map and week need drawing once; what
is drawn is kept by everything that it shows, in this process, for an hour."""

from collections.abc import Callable, Sequence
from hashlib import sha256
from typing import Any

from django.core.cache import cache
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from wayside.crime.models import HotspotRun, MarkedPlace
from wayside.web.charts import Strip
from wayside.web.components import pictures
from wayside.web.maps import Map

SECONDS = 3600
TALL = 860


def map_of(
    draw: Callable[[], Map | None],
    *shown: Any,
    run: HotspotRun | None,
    marks: Sequence[MarkedPlace] = (),
) -> SafeString:
    """A map of a run and of marks; ``shown`` tells it from other maps of the same."""
    parts = ("map", run and run.id, *((mark.id, mark.version) for mark in marks), *shown)

    def drawn() -> SafeString:
        a_map = draw()
        return pictures.map_figure(a_map, height=TALL) if a_map else SafeString("")

    return _kept(parts, drawn)


def strip_of(draw: Callable[[], Strip | None], *shown: Any, run: HotspotRun) -> SafeString:
    """A run's week; blank where no times are held."""

    def drawn() -> SafeString:
        strip = draw()
        return pictures.strip(strip) if strip else SafeString("")

    return _kept(("strip", run.id, *shown), drawn)


def _kept(parts: Sequence[Any], draw: Callable[[], SafeString]) -> SafeString:
    words = "\n".join(str(part) for part in (*parts, get_language()))
    key = f"hotspots.{sha256(words.encode()).hexdigest()}"
    found: str | None = cache.get(key)
    if found is None:
        found = str(draw())
        cache.set(key, found, SECONDS)
    return SafeString(found)
