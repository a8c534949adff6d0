"""What to propose for a week: which places each night, in which style, and why. Pure.

Method, night by night. The night's room is the number of places that can each be visited about
``visits_each`` times. Places whose rank is sure to lie within the first half of that room go
every night. For the rest of it the suggestions take turns in proportion to what is recorded
(D'Hondt over the last weeks), so that nights differ and places as good as tied come equally
often. A marked place, known to people rather than counts, takes one place of the room each night,
in turns. Fixed stops keep their weekday and time. The same inputs and seed give the same proposal.
"""

from collections.abc import Sequence
from datetime import date

from wayside.patrols.calendar import IsoWeek, Window, night
from wayside.patrols.proposals.choosing import Choosing
from wayside.patrols.proposals.values import (
    Candidate,
    PlanSettings,
    Proposal,
    ProposedPatrol,
    ProposedPlace,
    Turn,
)
from wayside.patrols.timetable import NoTimetableError, Pace, Timetable, timetable

__all__ = [
    "Candidate",
    "PlanSettings",
    "Proposal",
    "ProposedPatrol",
    "ProposedPlace",
    "Turn",
    "propose",
]


def propose(
    week: IsoWeek,
    settings: PlanSettings,
    *,
    suggestions: Sequence[Candidate],
    marked: Sequence[Candidate] = (),
    previous: Sequence[Turn] = (),
    seed: int,
) -> Proposal:
    """The proposal for a week.

    Args:
        suggestions: ranked places, best first.
        marked: places that people know of, not due for review.
        previous: what the last weeks planned.
    """
    choosing = Choosing(tuple(suggestions)[: settings.most_places], tuple(marked), tuple(previous))
    patrols: list[ProposedPatrol] = []
    for number, weekday in enumerate(sorted(settings.weekdays)):
        before = patrols[-1].timetable.order if patrols else ()
        patrols.append(_night(week.day(weekday), seed + number, settings, choosing, before))
    return Proposal(week, seed, tuple(patrols))


def _night(
    day: date, seed: int, settings: PlanSettings, choosing: Choosing, before: tuple[str, ...]
) -> ProposedPatrol:
    """One night: its places first, then their times."""
    hours = night(day, settings.start, settings.end)
    fixed = choosing.fixed(day, hours)
    places = (*choosing.choose(day, settings.room(hours)), *fixed)
    try:
        drawn, warning = _draw(hours, places, seed, settings.pace, before), ""
    except NoTimetableError as error:
        places = places[: len(places) - len(fixed)]
        drawn, warning = _draw(hours, places, seed, settings.pace, before), str(error)
    return ProposedPatrol(day, hours, seed, places, drawn, warning)


def _draw(
    hours: Window, places: tuple[ProposedPlace, ...], seed: int, pace: Pace, before: tuple[str, ...]
) -> Timetable:
    sites = [place.site for place in places]
    return timetable(hours, sites, seed=str(seed), pace=pace, unlike=before)
