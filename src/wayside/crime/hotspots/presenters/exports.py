"""The ranking as rows and features of a file."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from wayside.crime.hotspots.asked import Asked
from wayside.crime.hotspots.facts import PlaceFacts
from wayside.crime.hotspots.sentences import reasons_in_words
from wayside.crime.models import HotspotPlace
from wayside.web.components.text import london, london_short

HEADER = (
    "rank",
    "rank_low",
    "rank_high",
    "label",
    "ward",
    "longitude",
    "latitude",
    "radius_m",
    "score",
    "count",
    "reasons",
)


def watermark(*, by: str, at: datetime, purpose: str, until: date) -> str:
    """Who took the file, when, for what, and when it is to be deleted."""
    return _(
        "Taken by %(by)s on %(at)s for: %(purpose)s. Delete after %(until)s. Recorded crime"
        " follows police effort; positions are snap points, not addresses."
    ) % {"by": by, "at": london_short(at), "purpose": purpose.rstrip("."), "until": london(until)}


def table(places: Sequence[HotspotPlace], asked: Asked) -> Iterator[tuple[Any, ...]]:
    """The places as rows under ``HEADER``."""
    for place in places:
        yield (
            place.rank,
            place.rank_low,
            place.rank_high,
            place.label,
            place.ward_name,
            place.longitude,
            place.latitude,
            place.radius_m,
            place.score,
            place.count,
            " ".join(reasons_in_words(PlaceFacts.from_json(place.facts), asked.terms)),
        )


def features(
    places: Sequence[HotspotPlace], asked: Asked
) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """The places as GeoJSON points with the same columns."""
    for row in table(places, asked):
        values = dict(zip(HEADER, row, strict=True))
        position = [values.pop("longitude"), values.pop("latitude")]
        yield {"type": "Point", "coordinates": position}, values
