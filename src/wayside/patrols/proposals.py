"""What to propose for a week: which places each night, in which style, and why. Pure.

Method, night by night. The night's room is the number of places that can each be visited about
``visits_each`` times. A place whose rank is sure to lie within that room goes every night.
Places whose rank interval reaches into the room are as good as tied: they take turns, those that
had fewest turns in the last weeks first. A marked place, known to people rather than counts,
takes one place of the room each night, again in turns. Fixed stops of last week keep their
weekday and time. The same inputs and seed always give the same proposal.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, time

from django.utils.translation import gettext as _

from wayside.patrols.calendar import LONDON, IsoWeek, Window, night, within
from wayside.patrols.timetable import (
    NoTimetableError,
    Pace,
    Site,
    Timetable,
    great_circle,
    timetable,
)
from wayside.patrols.vocabulary import Source, Style

FRIDAY_AND_SATURDAY = (5, 6)


@dataclass(frozen=True, slots=True)
class PlanSettings:
    """What a programme says about its nights."""

    weekdays: tuple[int, ...] = FRIDAY_AND_SATURDAY
    start: time = time(20)
    end: time = time(2)
    pace: Pace = field(default_factory=Pace)
    visits_each: int = 3
    travel_guess: int = 8
    most_places: int = 10

    def room(self, hours: Window) -> int:
        """How many places a night holds."""
        visit = (self.pace.visit_least + self.pace.visit_most) / 2 + self.travel_guess
        visits = hours.length.total_seconds() / 60 / visit
        return max(2, min(self.most_places, int(visits // self.visits_each)))


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that may be proposed. Ranks only where it comes from counts."""

    key: str
    label: str
    longitude: float
    latitude: float
    radius_m: int
    source: Source
    reasons: tuple[str, ...] = ()
    rank: int | None = None
    rank_low: int | None = None
    rank_high: int | None = None
    count: int | None = None

    def near(self, other: "Candidate | Turn") -> bool:
        """Whether the two are the same place for whoever stands there."""
        apart = great_circle(self.longitude, self.latitude, other.longitude, other.latitude)
        return apart <= self.radius_m


@dataclass(frozen=True, slots=True)
class Turn:
    """A place that an earlier week planned."""

    week: IsoWeek
    date: date
    label: str
    longitude: float
    latitude: float
    radius_m: int
    style: Style
    reason: str = ""
    fixed_start: time | None = None
    fixed_end: time | None = None


@dataclass(frozen=True, slots=True)
class ProposedPlace:
    """One place on one night, with why it is proposed."""

    candidate: Candidate
    style: Style
    why: tuple[str, ...]
    fixed: Window | None = None

    @property
    def site(self) -> Site:
        """As the timetable needs it."""
        one = self.candidate
        return Site(one.key, one.longitude, one.latitude, self.style, one.label, self.fixed)


@dataclass(frozen=True, slots=True)
class ProposedPatrol:
    """One night."""

    date: date
    window: Window
    seed: int
    places: tuple[ProposedPlace, ...]
    timetable: Timetable
    warning: str = ""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A whole week, and the seed that gives it again."""

    week: IsoWeek
    seed: int
    patrols: tuple[ProposedPatrol, ...]


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
    choosing = _Choosing(tuple(suggestions)[: settings.most_places], tuple(marked), tuple(previous))
    patrols: list[ProposedPatrol] = []
    for number, weekday in enumerate(sorted(settings.weekdays)):
        before = patrols[-1].timetable.order if patrols else ()
        patrols.append(_night(week.day(weekday), seed + number, settings, choosing, before))
    return Proposal(week, seed, tuple(patrols))


def _night(
    day: date, seed: int, settings: PlanSettings, choosing: "_Choosing", before: tuple[str, ...]
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


@dataclass(slots=True)
class _Choosing:
    """Who has had a turn; counted on through the week."""

    suggestions: tuple[Candidate, ...]
    marked: tuple[Candidate, ...]
    previous: tuple[Turn, ...]
    turns: dict[str, int] = field(default_factory=dict)
    latest: dict[str, date] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for candidate in (*self.suggestions, *self.marked):
            dates = [turn.date for turn in self.previous if candidate.near(turn)]
            self.turns[candidate.key] = len(dates)
            if dates:
                self.latest[candidate.key] = max(dates)

    def choose(self, day: date, room: int) -> tuple[ProposedPlace, ...]:
        """The places of one night, by rank, the marked one last."""
        known = self._marked()
        left = room - len(known)
        ranked = [
            each for each in self.suggestions if not any(k.candidate.near(each) for k in known)
        ]
        sure = [each for each in ranked if (each.rank_high or each.rank or 0) <= left][:left]
        tied = self._in_turn(
            each for each in ranked if each not in sure and (each.rank_low or 0) <= left
        )
        rest = [each for each in ranked if each not in sure and each not in tied]
        taken = tied[: left - len(sure)]
        spare = rest[: max(0, left - len(sure) - len(taken))]
        chosen = [
            *(self._place(each, _sure(each, left)) for each in sure),
            *(self._place(each, self._tied(each, left, len(tied) > len(taken))) for each in taken),
            *(self._place(each, _next(each)) for each in spare),
        ]
        chosen.sort(key=lambda place: place.candidate.rank or 0)
        for place in (*chosen, *known):
            self.turns[place.candidate.key] += 1
            self.latest[place.candidate.key] = day
        return (*chosen, *known)

    def fixed(self, day: date, hours: Window) -> tuple[ProposedPlace, ...]:
        """Last week's fixed stops of the same weekday, at the same times."""
        last = max((turn.week for turn in self.previous), default=None)
        found: list[ProposedPlace] = []
        for turn in self.previous:
            same_day = turn.week == last and turn.date.isoweekday() == day.isoweekday()
            if same_day and turn.style == Style.FIXED and turn.fixed_start and turn.fixed_end:
                stop = within(hours, turn.fixed_start, turn.fixed_end)
                found.append(_repeated(turn, stop, len(found)))
        return tuple(found)

    def _marked(self) -> tuple[ProposedPlace, ...]:
        """The marked place whose turn it is, beside what counts say of it."""
        if not self.marked:
            return ()
        one = self._in_turn(self.marked)[0]
        beside = next((each for each in self.suggestions if each.near(one)), None)
        why = [_("Marked by people who know it: %(reason)s") % {"reason": "; ".join(one.reasons)}]
        if len(self.marked) > 1:
            why.append(self._turn(one, _("The marked places take turns")))
        if beside:
            why.append(_("Counts put it at rank %(rank)s as well.") % {"rank": beside.rank})
            one = replace(
                one, rank=beside.rank, rank_low=beside.rank_low, rank_high=beside.rank_high
            )
        return (ProposedPlace(one, Style.ENGAGEMENT, tuple(why)),)

    def _in_turn(self, candidates: object) -> list[Candidate]:
        """Fewest turns first, then longest ago, then by rank."""
        listed: list[Candidate] = list(candidates)  # type: ignore[call-overload]
        return sorted(
            listed,
            key=lambda each: (
                self.turns[each.key],
                self.latest.get(each.key, date.min),
                each.rank or 0,
                each.key,
            ),
        )

    def _place(self, candidate: Candidate, why: str) -> ProposedPlace:
        return ProposedPlace(candidate, Style.VISIBLE, (why, *candidate.reasons))

    def _tied(self, candidate: Candidate, room: int, contested: bool) -> str:
        low, high = candidate.rank_low or candidate.rank, candidate.rank_high or candidate.rank
        words = {"rank": candidate.rank, "low": low, "high": high, "room": room}
        if not contested:
            return (
                _("Rank %(rank)s; by chance alone it could be %(low)s to %(high)s. There is room.")
                % words
            )
        text = _("Rank %(rank)s, as good as tied (%(low)s to %(high)s): such places take turns")
        return self._turn(candidate, text % words)

    def _turn(self, candidate: Candidate, text: str) -> str:
        latest = self.latest.get(candidate.key)
        if latest is None:
            return _("%(text)s; it has had none in the last weeks.") % {"text": text}
        spoken = f"{latest.day} {_MONTHS[latest.month - 1]}"
        return _("%(text)s; its last was %(day)s.") % {"text": text, "day": spoken}


_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)


def _sure(candidate: Candidate, room: int) -> str:
    return _("Rank %(rank)s, and sure to be among the first %(room)s: it goes every night.") % {
        "rank": candidate.rank,
        "room": room,
    }


def _next(candidate: Candidate) -> str:
    return _("Rank %(rank)s: the next in the ranking; there is room.") % {"rank": candidate.rank}


def _repeated(turn: Turn, stop: Window, number: int) -> ProposedPlace:
    """A fixed stop that people rely on."""
    start = stop.starts_at.astimezone(LONDON)
    candidate = Candidate(
        key=f"fixed-{number}",
        label=turn.label,
        longitude=turn.longitude,
        latitude=turn.latitude,
        radius_m=turn.radius_m,
        source=Source.REPEATED,
        reasons=(turn.reason,) if turn.reason else (),
    )
    why = _("People know it: the same day and time (%(time)s) as last week.") % {
        "time": f"{start:%H:%M}"
    }
    return ProposedPlace(candidate, Style.FIXED, (why, *candidate.reasons), stop)
