"""The deployment sheet as data for its Typst template."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from wayside.patrols.calendar import week_title
from wayside.patrols.models import Patrol, PatrolPlace
from wayside.patrols.presenters.cards import StopRow, place_times, recorded, stop_rows
from wayside.patrols.presenters.maps import night_map
from wayside.patrols.presenters.words import hours_in_words, listed, rank_in_words
from wayside.patrols.queries import Contents, Ground
from wayside.patrols.queries.facts import patrol_name
from wayside.patrols.ranking import Ranking
from wayside.patrols.vocabulary import STYLE_HINTS, Style, Verb
from wayside.web.components.text import london
from wayside.web.maps import svg_map

TEMPLATE = Path(__file__).parent.parent / "typst" / "deployment_sheet.typ"
MAP_WIDTH, MAP_HEIGHT = 640, 560
PLANNING = frozenset({Verb.PLAN_WEEK, Verb.PROPOSE, Verb.START_WEEK, Verb.ADD_PLACE})


def sheet(
    patrol: Patrol,
    contents: Contents,
    ground: Ground,
    *,
    purpose: str,
    opened_by: str,
    now: datetime,
) -> dict[str, Any]:
    """Everything that the sheet prints, words and all, so that the template only sets it."""
    places = contents.places.get(patrol.id, ())
    stops = contents.stops.get(patrol.id, ())
    week = contents.week
    name = patrol_name(patrol)
    drawn = night_map(places, ground, key="sheet", title=_("Map of the places"))
    ranking = Ranking.from_json(week.ranking)
    return {
        "title": _("Deployment sheet, %(day)s") % {"day": f"{name} {patrol.date.year}"},
        "area": week.area.name,
        "facts": _facts(patrol, contents),
        "note": patrol.note,
        "map": str(svg_map(drawn, width=MAP_WIDTH, height=MAP_HEIGHT)),
        "map_words": _map_words(places),
        "places": [_place(place, number, contents) for number, place in enumerate(places, 1)],
        "stops": [_stop(row) for row in stop_rows(places, stops)],
        "cautions": list(ranking.cautions) if ranking else [],
        "as_of": london(ranking.as_of) if ranking else "",
        "styles": [[str(style.label), str(STYLE_HINTS[style])] for style in Style],
        "watermark": f"{opened_by}, {london(now)}",
        "mark": _("Opened by %(name)s, %(at)s, for: %(purpose)s")
        % {"name": opened_by, "at": london(now), "purpose": purpose},
        "words": _words(week_title(week.iso)),
    }


def _facts(patrol: Patrol, contents: Contents) -> list[list[str]]:
    rows = [
        [_("Area"), contents.week.area.name],
        [_("Week"), week_title(contents.week.iso)],
        [_("Hours"), hours_in_words(patrol.hours)],
        [_("State"), str(patrol.get_state_display())],
        [_("Planned by"), _planned_by(contents)],
        [_("Seed of the order"), str(patrol.seed)],
    ]
    if patrol.cancelled_because:
        rows.append([_("Cancelled because"), patrol.cancelled_because])
    return rows


def _planned_by(contents: Contents) -> str:
    """Everyone who had a hand in it, whoever set it as planned first."""
    names: list[str] = []
    for decision in contents.decisions:
        if Verb(decision.verb) in PLANNING and decision.made_by:
            names.append(decision.made_by.name)
    return listed(list(dict.fromkeys(names))) or _("Nobody yet")


def _place(place: PatrolPlace, number: int, contents: Contents) -> dict[str, Any]:
    stops = [stop for stop in contents.stops.get(place.patrol_id, ()) if stop.place_id == place.id]
    return {
        "number": number,
        "label": place.label,
        "ward": place.ward.name if place.ward else "",
        "style": str(place.get_style_display()),
        "times": place_times(place, stops),
        "reason": place.reason,
        "source": str(place.get_source_display()),
        "rank": rank_in_words(place),
        "recorded": list(recorded(place)),
        "position": f"{place.latitude:.5f}, {place.longitude:.5f}",
        "radius": _("radius %s m") % place.radius_m,
    }


def _stop(row: StopRow) -> dict[str, Any]:
    return {
        "time": row.time,
        "number": row.number,
        "what": row.what,
        "length": row.length,
        "travel": row.travel,
    }


def _map_words(places: Sequence[PatrolPlace]) -> str:
    """What the map shows, for who cannot see it."""
    names = [f"{number}. {place.label}" for number, place in enumerate(places, start=1)]
    return _("Map of the places, in order: %s.") % "; ".join(names)


def _words(week: str) -> dict[str, str]:
    """The template's own words."""
    return {
        "service": "Wayside",
        "week": week,
        "places": _("Places and why"),
        "times": _("Times"),
        "time": _("Time"),
        "where": _("Where"),
        "length": _("How long"),
        "travel": _("Way there"),
        "styles": _("Styles of visit"),
        "cautions": _("What the data cannot show"),
        "ranked": _("Ranked as known on"),
        "estimates": _(
            "Ways are estimates: on foot up to 800 m, else by car. When a talk lasts longer than "
            "the time kept for it, everything after it moves; leave out visits, never the talk."
        ),
        "note": _("Note"),
        "no_places": _("No place is on this patrol yet."),
        "page": _("Page"),
        "of": _("of"),
        "when": _("When"),
        "source": _("From"),
        "rank": _("Rank"),
        "position": _("Position"),
    }
