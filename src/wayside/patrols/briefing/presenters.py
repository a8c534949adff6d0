"""The briefing in words, for the page and for its Typst template alike."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from wayside.patrols.briefing.queries import Told
from wayside.patrols.briefing.vocabulary import Version
from wayside.patrols.calendar import LONDON
from wayside.patrols.models import PatrolPlace, Segment
from wayside.patrols.presenters.cards import place_times
from wayside.patrols.presenters.maps import night_map, partners_map
from wayside.patrols.presenters.words import hours_in_words, listed, officers_meeting
from wayside.patrols.queries import Ground
from wayside.patrols.queries.facts import patrol_name
from wayside.patrols.risk.presenters import clocks, sections_of, weight
from wayside.patrols.vocabulary import Duty
from wayside.web.components.text import london
from wayside.web.maps import svg_map

TEMPLATE = Path(__file__).parent.parent / "typst" / "briefing.typ"
MAP_WIDTH, MAP_HEIGHT = 640, 420
FOR_OFFICERS = (
    "known_risks",
    "weather",
    "lone_working",
    "seen_with_police",
    "surveillance",
    "informants",
    "body_worn_video",
)
FOR_PARTNERS = ("seen_with_police", "weather")


@dataclass(frozen=True, slots=True)
class Entry:
    """A heading of a list with its lines."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """A part of the briefing: a text, or entries."""

    title: str
    text: str = ""
    entries: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class BriefingPage:
    """One version of a briefing."""

    title: str
    version: str
    facts: tuple[tuple[str, str], ...]
    call: str
    chapters: tuple[Chapter, ...]
    map: SafeString
    map_words: str
    closes: str


def briefing_page(told: Told, ground: Ground) -> BriefingPage:
    """The version that was opened."""
    patrol = told.patrol
    shown = BriefingPage(
        title=_("Briefing, %(day)s") % {"day": f"{patrol_name(patrol)} {patrol.date.year}"},
        version=str(told.version.label),
        facts=(),
        call="",
        chapters=(),
        map=_map(told, ground),
        map_words=_map_words(told.places),
        closes=_closes(told),
    )
    if told.version == Version.PARTNER:
        return replace(shown, **_for_partners(told))
    return replace(shown, **_for_officers(told))


def _closes(told: Told) -> str:
    """Until when it opens. Partners read no time from which the night's end could be counted."""
    if told.version == Version.PARTNER:
        return _("It closes after the night. Every opening is on record.")
    at = london(told.briefing.closes_at)
    return _("Closes %(at)s. Every opening is on record.") % {"at": at}


def paper(shown: BriefingPage, told: Told, *, opened_by: str, now: datetime) -> dict[str, Any]:
    """Everything that the paper prints."""
    return {
        **asdict(shown),
        "map": str(shown.map),
        "area": told.patrol.week.area.name,
        "watermark": f"{opened_by}, {london(now)}",
        "mark": _("Opened by %(name)s, %(at)s. Destroy it after the patrol.")
        % {"name": opened_by, "at": london(now)},
        "words": {
            "service": "Wayside",
            "call": _("Who to call"),
            "page": _("Page"),
            "of": _("of"),
        },
    }


def _for_officers(told: Told) -> dict[str, Any]:
    patrol, risk = told.patrol, told.assessment
    facts = [
        (_("Hours"), hours_in_words(patrol.hours)),
        (_("Check-ins"), clocks(risk.check_in_times)),
        (_("People"), _crew(told)),
    ]
    if risk.incident_number:
        facts.append((_("Force incident number"), risk.incident_number))
    if told.briefing.empty_posts_because:
        facts.append((_("Empty posts"), told.briefing.empty_posts_because))
    chapters = [
        Chapter(_("Note"), told.briefing.note or patrol.note),
        Chapter(_("The night"), entries=tuple(_segment(each) for each in told.segments)),
        Chapter(_("Places"), entries=_places(told)),
        Chapter(_("Risks and what we do about them"), entries=_risks(told)),
        *(Chapter(label, text) for label, text in sections_of(risk, FOR_OFFICERS)),
    ]
    return {"facts": tuple(facts), "call": risk.contacts, "chapters": _full(chapters)}


def _for_partners(told: Told) -> dict[str, Any]:
    """Their own engagement, and what is written for them: no hours, places or people of the rest
    of the night, no hazard that is not shown to partners, and no score."""
    chapters = [
        Chapter(
            _("Your part"), entries=tuple(_segment(each, meets=True) for each in told.segments)
        ),
        Chapter(_("Message"), "\n".join(each.message for each in told.invitations if each.message)),
        Chapter(
            _("Risks and what we do about them"),
            entries=tuple(Entry(each.title, (each.controls,)) for each in told.risks),
        ),
        *(Chapter(label, text) for label, text in sections_of(told.assessment, FOR_PARTNERS)),
    ]
    called = [each.who_to_call for each in told.invitations if each.who_to_call]
    call = "\n".join(dict.fromkeys((*called, told.assessment.partner_contacts)))
    facts = ((_("For"), told.agency.name),) if told.agency else ()
    return {"facts": facts, "call": call.strip(), "chapters": _full(chapters)}


def _full(chapters: Sequence[Chapter]) -> tuple[Chapter, ...]:
    return tuple(each for each in chapters if each.text or each.entries)


def _segment(segment: Segment, *, meets: bool = False) -> Entry:
    span = f"{_clock(segment.starts_at)} – {_clock(segment.ends_at)}"
    lines = [segment.place.label] if segment.place else []
    if segment.meeting_point or segment.meeting_at:
        when = _clock(segment.meeting_at) if segment.meeting_at else ""
        where = " ".join(filter(None, (when, segment.meeting_point)))
        words = _("You meet: %s") if meets else _("Partners meet, apart from us: %s")
        lines.append(words % where)
    if not meets:
        officers = officers_meeting(segment)
        lines += [_("We meet: %s") % officers] if officers else []
        lines += [segment.note] if segment.note else []
    return Entry(f"{span} {segment}", tuple(lines))


def _places(told: Told) -> tuple[Entry, ...]:
    return tuple(
        Entry(
            f"{number}. {place.label}",
            (
                f"{place.get_style_display()}. {_times(told, place)}",
                place.reason,
            ),
        )
        for number, place in enumerate(told.places, start=1)
    )


def _times(told: Told, place: PatrolPlace) -> str:
    return place_times(place, [stop for stop in told.stops if stop.place_id == place.id])


def _risks(told: Told) -> tuple[Entry, ...]:
    return tuple(
        Entry(each.title, (each.controls, _("What is left: %s") % weight(each.residual).words))
        for each in told.risks
    )


def _crew(told: Told) -> str:
    """The officers by name; partner workers are named to nobody but their own agency."""
    named = [
        f"{each.name} ({str(Duty(each.duty).label).lower()})"
        for each in told.crew
        if each.duty != Duty.PARTNER
    ]
    return listed(named) or _("Nobody was told yet")


def _map(told: Told, ground: Ground) -> SafeString:
    if not told.places:
        return SafeString("")
    draw = partners_map if told.version == Version.PARTNER else night_map
    drawn = draw(told.places, ground, key="briefing", title=_("Map of the places"))
    return svg_map(drawn, width=MAP_WIDTH, height=MAP_HEIGHT)


def _map_words(places: Sequence[PatrolPlace]) -> str:
    names = [f"{number}. {place.label}" for number, place in enumerate(places, start=1)]
    return _("Map of the places: %s.") % "; ".join(names)


def _clock(moment: datetime) -> str:
    return f"{moment.astimezone(LONDON):%H:%M}"
