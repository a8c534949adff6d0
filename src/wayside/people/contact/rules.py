"""When a route may be used, and when silence has lasted too long.

**The rhythm.** The gaps between the days on which somebody was in touch are looked at, the last
twenty at most. Nine of ten silences so far were no longer than the nearest-rank 90th percentile of
these gaps: once the present silence outlasts it, this is unusual *for this person*. With fewer
than four gaps nothing can be said of a habit, so what was agreed counts, or a fortnight. No rhythm
is shorter than three days, so that a worker is not told of a weekend, nor longer than sixty.

Reference for the percentile: Hyndman & Fan (1996), definition 1 (nearest rank).
"""

import math
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import pairwise

from django.utils.translation import gettext_lazy as _

from wayside.people.contact.vocabulary import Outcome, Recheck, RouteKind
from wayside.web.states import NotNow

USUAL = timedelta(days=14)
SHORTEST, LONGEST = timedelta(days=3), timedelta(days=60)
FEWEST_GAPS, MOST_GAPS = 4, 20
NOBODY_ELSE = _(
    "Nobody is reached through anybody else here: they may be family, or tell family. "
    "Use a way that is this person’s own."
)
IN_TOUCH = frozenset({Outcome.SPOKE})


@dataclass(frozen=True, slots=True)
class Rhythm:
    """How long somebody's silences usually are, and from how many gaps this is known."""

    usual: timedelta
    gaps: int = 0
    agreed: bool = False

    @property
    def days(self) -> int:
        """In whole days."""
        return self.usual.days


@dataclass(frozen=True, slots=True)
class Silence:
    """How long somebody has not been in touch."""

    since: date
    lasted: timedelta
    rhythm: Rhythm
    never: bool

    @property
    def days(self) -> int:
        """In whole days."""
        return self.lasted.days

    @property
    def is_lost(self) -> bool:
        """Whether the silence outlasts what is usual for this person."""
        return self.lasted > self.rhythm.usual


def check_living(*, is_at_rest: bool) -> None:
    """Raises:
    NotNow: somebody who has died would be reached, or that would be planned.
    """
    if is_at_rest:
        raise NotNow(_("This person has died. Nobody tries to reach them any more."))


def check_way(kind: str, *, bars_others: bool) -> None:
    """Raises:
    NotNow: somebody would be reached through another where that may cost their life.
    """
    if bars_others and kind == RouteKind.THROUGH:
        raise NotNow(NOBODY_ELSE)


def rhythm_of(days: Iterable[date], *, agreed: timedelta | None = None) -> Rhythm:
    """Somebody's own rhythm, from the days of contact in any order.

    Args:
        agreed: what was agreed with the person, for as long as too little is known.
    """
    met = sorted(set(days))[-MOST_GAPS - 1 :]
    gaps = sorted(later - earlier for earlier, later in pairwise(met))
    if len(gaps) < FEWEST_GAPS:
        return Rhythm(agreed or USUAL, len(gaps), agreed=agreed is not None)
    rank = math.ceil(len(gaps) * 9 / 10)
    return Rhythm(min(max(gaps[rank - 1], SHORTEST), LONGEST), len(gaps))


def silence(
    days: Collection[date], *, met_first: date, today: date, agreed: timedelta | None = None
) -> Silence:
    """How long somebody has been silent; one never reached is silent since the first meeting."""
    since = min(max(days, default=met_first), today)
    return Silence(since, today - since, rhythm_of(days, agreed=agreed), never=not days)


def recheck(
    *,
    checked_at: datetime,
    now: datetime,
    after: timedelta,
    warned_at: datetime | None,
    answered_by_others_at: datetime | None,
    unconfirmed: bool = False,
) -> Recheck | None:
    """Why a route must be rechecked before it is used; the gravest reason."""
    if warned_at is not None and warned_at >= checked_at:
        return Recheck.WARNING
    if answered_by_others_at is not None and answered_by_others_at >= checked_at:
        return Recheck.SOMEBODY_ELSE
    if unconfirmed:
        return Recheck.UNCONFIRMED
    return Recheck.OLD if now - checked_at > after else None


def warning_stands(warned_at: datetime | None, checks: Iterable[datetime]) -> bool:
    """Whether a warning is still to be read first: until every way in use was confirmed safe after
    it. With no way in use it stands, because then nothing was confirmed since."""
    if warned_at is None:
        return False
    return min(checks, default=warned_at) <= warned_at


def within_hours(
    moment: datetime, *, days: Sequence[int], from_time: time | None, until_time: time | None
) -> bool:
    """Whether a local moment lies in the hours that were agreed. No days are all days; hours may
    run past midnight, and then belong to the day on which they begin."""
    clock = moment.time().replace(second=0, microsecond=0, tzinfo=None)
    day = moment.weekday()
    if from_time is None or until_time is None or from_time == until_time:
        return not days or day in days
    if from_time < until_time:
        return from_time <= clock < until_time and (not days or day in days)
    if clock >= from_time:
        return not days or day in days
    return clock < until_time and (not days or (day - 1) % 7 in days)
