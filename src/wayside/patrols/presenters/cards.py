"""A card a patrol: its hours, map, places with reasons and visits, and the whole timetable."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wayside.patrols import rules
from wayside.patrols.calendar import LONDON
from wayside.patrols.models import Patrol, PatrolPlace, Stop
from wayside.patrols.presenters.maps import Paper, night_picture
from wayside.patrols.presenters.words import COLOURS, hours_in_words, rank_in_words
from wayside.patrols.queries import Contents, Ground
from wayside.patrols.queries.facts import patrol_name
from wayside.patrols.vocabulary import Source, StopKind, Style
from wayside.web.components.text import Colour

STYLE_COLOURS: dict[str, Colour] = {
    Style.VISIBLE: "blue",
    Style.ENGAGEMENT: "orange",
    Style.FIXED: "teal",
}
MAP_WIDTH, MAP_HEIGHT = 440, 620


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A place on a card."""

    id: UUID
    version: int
    number: int
    label: str
    ward: str
    style: str | Promise
    colour: Colour
    reason: str
    source: str | Promise
    rank: str
    recorded: tuple[str, ...]
    times: str
    comments: int
    is_first: bool
    is_last: bool

    @property
    def key(self) -> str:
        """What ties it to the map."""
        return f"place-{self.id}"


@dataclass(frozen=True, slots=True)
class StopRow:
    """A row of the timetable."""

    time: str
    what: str
    number: int | None
    length: str
    travel: str
    is_break: bool


@dataclass(frozen=True, slots=True)
class PatrolCard:
    """One night."""

    id: UUID
    version: int
    name: str
    hours: str
    state: str | Promise
    colour: Colour
    tone: str
    note: str
    cancelled_because: str
    seed: int
    map: SafeString
    places: tuple[PlaceRow, ...]
    stops: tuple[StopRow, ...]
    removed: tuple[tuple[UUID, str], ...]
    left_out: tuple[str, ...]
    can_edit: bool
    can_cancel: bool
    can_reinstate: bool
    is_cancelled: bool
    others: str


def cards(
    contents: Contents, ground: Ground, *, may_plan: bool, whole: bool
) -> tuple[PatrolCard, ...]:
    """The patrols of a week, in order of time."""
    return tuple(
        _card(patrol, contents, ground, may_plan=may_plan, whole=whole)
        for patrol in contents.patrols
    )


def _card(
    patrol: Patrol, contents: Contents, ground: Ground, *, may_plan: bool, whole: bool
) -> PatrolCard:
    places = contents.places.get(patrol.id, ())
    stops = contents.stops.get(patrol.id, ())
    in_review = rules.can_edit(contents.week.state)
    cancelled = rules.PATROL.can(patrol.state, "reinstate")
    timed = {stop.place_id for stop in stops}
    name = patrol_name(patrol)
    return PatrolCard(
        id=patrol.id,
        version=patrol.version,
        name=name,
        hours=hours_in_words(patrol.hours),
        state=patrol.get_state_display(),
        colour=COLOURS[patrol.state],
        tone="quiet" if cancelled else "plain",
        note=patrol.note,
        cancelled_because=patrol.cancelled_because,
        seed=patrol.seed,
        map=SafeString("") if cancelled else _map(patrol, places, ground),
        places=_place_rows(places, stops, contents),
        stops=stop_rows(places, stops),
        removed=tuple((each.id, each.label) for each in contents.removed.get(patrol.id, ())),
        left_out=tuple(place.label for place in places if place.id not in timed),
        can_edit=may_plan and rules.can_edit(contents.week.state, patrol.state),
        can_cancel=may_plan
        and rules.PATROL.can(patrol.state, "cancel")
        and rules.can_comment(contents.week.state),
        can_reinstate=may_plan and in_review and cancelled,
        is_cancelled=cancelled,
        others="" if whole else _("Places in other wards are not shown."),
    )


def _map(patrol: Patrol, places: Sequence[PatrolPlace], ground: Ground) -> SafeString:
    if not places:
        return SafeString("")
    title = _("Places on %s") % patrol_name(patrol)
    return night_picture(places, ground, Paper(f"map-{patrol.id}", title, MAP_WIDTH, MAP_HEIGHT))


def _place_rows(
    places: Sequence[PatrolPlace], stops: Sequence[Stop], contents: Contents
) -> tuple[PlaceRow, ...]:
    said = Counter(comment.place_id for comment in contents.comments)
    return tuple(
        PlaceRow(
            id=place.id,
            version=place.version,
            number=number,
            label=place.label,
            ward=place.ward.name if place.ward else "",
            style=place.get_style_display(),
            colour=STYLE_COLOURS[place.style],
            reason=place.reason,
            source=place.get_source_display(),
            rank=rank_in_words(place),
            recorded=recorded(place),
            times=place_times(place, [stop for stop in stops if stop.place_id == place.id]),
            comments=said[place.id],
            is_first=number == 1,
            is_last=number == len(places),
        )
        for number, place in enumerate(places, start=1)
    )


def recorded(place: PatrolPlace) -> tuple[str, ...]:
    """What was recorded there when it was chosen; a marked place has its reason alone."""
    kept = place.suggestion or {}
    return tuple(kept["reasons"]) if kept and place.source == Source.SUGGESTED else ()


def place_times(place: PatrolPlace, stops: Sequence[Stop]) -> str:
    """When it is visited, in the words of its style."""
    if not stops:
        return _("No time for it yet")
    starts = [_clock(stop.starts_at) for stop in stops]
    if place.style == Style.FIXED:
        return _("%(start)s to %(end)s, known to people") % {
            "start": starts[0],
            "end": _clock(stops[0].ends_at),
        }
    if place.style == Style.ENGAGEMENT:
        return _("From %s, for as long as the talk needs") % starts[0]
    return ngettext("%(count)s visit: %(times)s", "%(count)s visits: %(times)s", len(stops)) % {
        "count": len(stops),
        "times": ", ".join(starts),
    }


def stop_rows(places: Sequence[PatrolPlace], stops: Sequence[Stop]) -> tuple[StopRow, ...]:
    """The timetable, row by row."""
    numbers = {place.id: number for number, place in enumerate(places, start=1)}
    labels = {place.id: place.label for place in places}
    return tuple(
        StopRow(
            time=_clock(stop.starts_at),
            what=labels[stop.place_id] if stop.place_id else _("Break"),
            number=numbers[stop.place_id] if stop.place_id else None,
            length=_length(stop),
            travel=_("%s min") % stop.travel_minutes if stop.travel_minutes else "",
            is_break=stop.kind == StopKind.BREAK,
        )
        for stop in stops
    )


def _length(stop: Stop) -> str:
    minutes = round((stop.ends_at - stop.starts_at).total_seconds() / 60)
    if stop.kind == StopKind.ENGAGEMENT:
        return _("as the talk needs (%s min kept)") % minutes
    if stop.kind == StopKind.FIXED:
        return _("until %s") % _clock(stop.ends_at)
    return _("%s min") % minutes


def _clock(moment: Any) -> str:
    return f"{moment.astimezone(LONDON):%H:%M}"
