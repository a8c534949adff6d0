"""Days, hours, ranks and numbers as sentences use them."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wayside.patrols.calendar import LONDON, Window
from wayside.patrols.models import PatrolPlace, Segment
from wayside.web.components.text import Colour

COLOURS: dict[str, Colour] = {
    "review": "yellow",
    "planned": "green",
    "closed": "grey",
    "proposed": "blue",
    "briefed": "teal",
    "out": "orange",
    "returned": "purple",
    "cancelled": "red",
}


def hours_in_words(hours: Window) -> str:
    """ "20:00 to 02:00, 6 hours", true hours when the clock changes."""
    start, end = hours.starts_at.astimezone(LONDON), hours.ends_at.astimezone(LONDON)
    text = _("%(start)s to %(end)s, %(length)s") % {
        "start": f"{start:%H:%M}",
        "end": f"{end:%H:%M}",
        "length": _length(hours),
    }
    if start.utcoffset() != end.utcoffset():
        return _("%(text)s (the clock changes in this night)") % {"text": text}
    return text


def _length(hours: Window) -> str:
    minutes = round(hours.length.total_seconds() / 60)
    whole, rest = divmod(minutes, 60)
    if not rest:
        return ngettext("%s hour", "%s hours", whole) % whole
    return _("%(hours)s h %(minutes)s min") % {"hours": whole, "minutes": rest}


def ordinal(number: int) -> str:
    """1st, 2nd, 3rd."""
    suffix = (
        "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    )
    return f"{number}{suffix}"


def rank_in_words(place: PatrolPlace) -> str:
    """The rank with how sure it is; blank for a place that no count stands behind."""
    kept = place.suggestion or {}
    if not kept.get("rank"):
        return ""
    if kept["rank_low"] == kept["rank_high"]:
        return _("%(rank)s in the ranking") % {"rank": ordinal(kept["rank"])}
    return _("%(rank)s in the ranking, by chance alone %(low)s to %(high)s") % {
        "rank": ordinal(kept["rank"]),
        "low": ordinal(kept["rank_low"]),
        "high": ordinal(kept["rank_high"]),
    }


def listed(names: Sequence[str]) -> str:
    """A, B and C."""
    if len(names) < 2:
        return "".join(names)
    return _("%(most)s and %(last)s") % {"most": ", ".join(names[:-1]), "last": names[-1]}


def officers_meeting(segment: Segment) -> str:
    """When and where officers meet; blank where nobody said. Never for partners."""
    if not segment.officers_time:
        return ""
    return _("%(time)s, %(point)s") % {
        "time": f"{segment.officers_time:%H:%M}",
        "point": segment.officers_point,
    }
