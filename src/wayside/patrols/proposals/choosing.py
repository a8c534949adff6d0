"""Which places a night gets: the surest every night, the others in turns. Pure."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from math import ceil

from django.utils.translation import gettext as _

from wayside.patrols.calendar import LONDON, Window, within
from wayside.patrols.proposals.values import Candidate, ProposedPlace, Turn
from wayside.patrols.vocabulary import Source, Style

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)


@dataclass(slots=True)
class Choosing:
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
        core = ceil(left / 2)
        sure = [each for each in ranked if (each.rank_high or each.rank or 0) <= core][:core]
        others = sorted((each for each in ranked if each not in sure), key=self._due)
        taken = others[: left - len(sure)]
        contested = len(others) > len(taken)
        chosen = [
            *(ProposedPlace(each, Style.VISIBLE, (_sure(each, core),)) for each in sure),
            *(
                ProposedPlace(each, Style.VISIBLE, (self._why_now(each, contested),))
                for each in taken
            ),
        ]
        chosen.sort(key=lambda place: place.candidate.rank or 0)
        for place in (*chosen, *known):
            self.turns[place.candidate.key] += 1
            self.latest[place.candidate.key] = day
        return (*chosen, *known)

    def fixed(self, day: date, hours: Window) -> tuple[ProposedPlace, ...]:
        """The fixed stops of the last patrol on this weekday, at the same times."""
        same_day = [t for t in self.previous if t.date.isoweekday() == day.isoweekday()]
        last = max((turn.date for turn in same_day), default=None)
        found: list[ProposedPlace] = []
        for turn in same_day:
            if (
                turn.date == last
                and turn.style == Style.FIXED
                and turn.fixed_start
                and turn.fixed_end
            ):
                stop = within(hours, turn.fixed_start, turn.fixed_end)
                found.append(_repeated(turn, stop, len(found)))
        return tuple(found)

    def _marked(self) -> tuple[ProposedPlace, ...]:
        """The marked place whose turn it is, beside what counts say of it."""
        one = min(self.marked, key=self._waited, default=None)
        if one is None:
            return ()
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

    def _waited(self, candidate: Candidate) -> tuple[int, date, str]:
        """Fewest turns first, then longest ago."""
        turns = self.turns[candidate.key]
        return (turns, self.latest.get(candidate.key, date.min), candidate.key)

    def _due(self, candidate: Candidate) -> tuple[float, int, date, int]:
        """Most due first: the place's share of what is recorded for one turn more (D'Hondt)."""
        share = candidate.count if candidate.count is not None else 1 / (candidate.rank or 1)
        turns = self.turns[candidate.key]
        latest = self.latest.get(candidate.key, date.min)
        return (-share / (turns + 1), turns, latest, candidate.rank or 0)

    def _why_now(self, candidate: Candidate, contested: bool) -> str:
        words = {"rank": candidate.rank, "low": candidate.rank_low, "high": candidate.rank_high}
        if not contested:
            return _("Rank %(rank)s; there is room for it.") % words
        text = _("Rank %(rank)s. It takes turns with others") % words
        if candidate.rank_low != candidate.rank_high:
            text = (
                _(
                    "Rank %(rank)s, by chance alone %(low)s to %(high)s. "
                    "It takes turns with others as good"
                )
                % words
            )
        return self._turn(candidate, text)

    def _turn(self, candidate: Candidate, text: str) -> str:
        latest = self.latest.get(candidate.key)
        if latest is None:
            return _("%(text)s; it has had none in the last weeks.") % {"text": text}
        spoken = f"{latest.day} {MONTHS[latest.month - 1]}"
        return _("%(text)s; its last was %(day)s.") % {"text": text, "day": spoken}


def _sure(candidate: Candidate, room: int) -> str:
    return _("Rank %(rank)s, sure to be among the first %(room)s: it goes every night.") % {
        "rank": candidate.rank,
        "room": room,
    }


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
    why = _("People know it: the same weekday and time (%(time)s) as last time.") % {
        "time": f"{start:%H:%M}"
    }
    return ProposedPlace(candidate, Style.FIXED, (why,), stop)
