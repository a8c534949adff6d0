"""The walk through a night: laps of short visits and talks between what is set."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from wayside.patrols.calendar import Window
from wayside.patrols.timetable.anchors import Anchor
from wayside.patrols.timetable.routing import straightened, tour_minutes
from wayside.patrols.timetable.values import Pace, Row, Site, Timetable
from wayside.patrols.vocabulary import StopKind, Style

NEVER = datetime.max.replace(tzinfo=UTC)
LAPS_DRAWN = 16
STRAIGHTENED = 3


@dataclass(frozen=True, slots=True)
class Ahead:
    """What comes next: free until then; and, with a rest on the way, somewhere by a time."""

    until: datetime
    then: Site | None = None
    by: datetime = NEVER
    rest: timedelta = timedelta(0)


def ahead(coming: Sequence[Anchor]) -> Ahead:
    """The next anchor; a break is taken on the way to the fixed stop after it."""
    first = coming[0]
    fixed = next((each for each in coming if each.site), None)
    rest = first.window.length if first.kind == StopKind.BREAK else timedelta(0)
    if fixed is None:
        return Ahead(first.window.starts_at)
    return Ahead(first.window.starts_at, fixed.site, fixed.window.starts_at, rest)


@dataclass(slots=True)
class Filling:
    """The walk through the night: where we are, what is still to come."""

    window: Window
    sites: tuple[Site, ...]
    pace: Pace
    draw: random.Random
    rows: list[Row] = field(default_factory=list)
    lap: list[Site] = field(default_factory=list)
    lap_before: list[Site] = field(default_factory=list)
    talks: list[Site] = field(default_factory=list)
    here: Site | None = None
    now: datetime = field(init=False)
    until_talk: int = field(init=False)

    def __post_init__(self) -> None:
        self.now = self.window.starts_at
        self.talks = [site for site in self.sites if site.style == Style.ENGAGEMENT]
        self.until_talk = self._below(3)

    @property
    def visible(self) -> list[Site]:
        """The sites of the round."""
        return [site for site in self.sites if site.style == Style.VISIBLE]

    def run(self, anchors: Sequence[Anchor]) -> Timetable:
        """Fill the night around the anchors."""
        for number, anchor in enumerate(anchors):
            self._fill(ahead(anchors[number:]))
            self._stand(anchor)
        self._fill(Ahead(self.window.ends_at))
        seen = {row.site for row in self.rows}
        return Timetable(
            rows=tuple(self.rows),
            left_out=tuple(site.key for site in self.sites if site.key not in seen),
        )

    def _stand(self, anchor: Anchor) -> None:
        travel = self.pace.travel(self.here, anchor.site) if anchor.site else 0
        self.rows.append(
            Row(
                anchor.kind,
                anchor.site.key if anchor.site else None,
                anchor.window.starts_at,
                anchor.window.ends_at,
                travel,
            )
        )
        self.now = anchor.window.ends_at
        self.here = anchor.site or self.here

    def _fill(self, ahead: Ahead) -> None:
        """Fill the time before what comes next."""
        while True:
            if self.talks and self.until_talk <= 0 and self._talk(ahead):
                continue
            if self._visit(ahead):
                self.until_talk -= 1
                continue
            if not (self.talks and self._talk(ahead)):
                return

    def _talk(self, ahead: Ahead) -> bool:
        """The next engagement, if it fits; the round goes on after it."""
        site = self.talks[0]
        if not self._place(site, StopKind.ENGAGEMENT, self.pace.engagement, ahead):
            return False
        self.talks.pop(0)
        self.until_talk = 1 + self._below(3)
        return True

    def _visit(self, ahead: Ahead) -> bool:
        """The next visit of the lap that fits, at its drawn length or the shortest."""
        if not self.visible:
            return False
        if not self.lap:
            self.lap = self._drawn_lap()
        spread = self.pace.visit_most - self.pace.visit_least + 1
        drawn = self.pace.visit_least + self._below(spread)
        candidates = [*self.lap, *(site for site in self.visible if site not in self.lap)]
        for minutes in (drawn, self.pace.visit_least):
            for site in candidates:
                if self._may_follow(site) and self._place(site, StopKind.VISIT, minutes, ahead):
                    if site in self.lap:
                        self.lap.remove(site)
                    return True
        return False

    def _may_follow(self, site: Site) -> bool:
        return self.here is None or site.key != self.here.key or len(self.sites) == 1

    def _place(self, site: Site, kind: StopKind, minutes: int, ahead: Ahead) -> bool:
        """Put a stop in, unless it would make us late for what comes next."""
        travel = self.pace.travel(self.here, site)
        start = self.now + timedelta(minutes=travel)
        if self.here is not None and self.here.key == site.key:
            start += timedelta(minutes=self.pace.rest_minutes + self._below(31))
        end = start + timedelta(minutes=minutes)
        if end > ahead.until or end + self._way(site, ahead) > ahead.by:
            return False
        self.rows.append(Row(kind, site.key, start, end, travel))
        self.now, self.here = end, site
        return True

    def _way(self, site: Site, ahead: Ahead) -> timedelta:
        return ahead.rest + timedelta(minutes=self.pace.travel(site, ahead.then))

    def _drawn_lap(self) -> list[Site]:
        """A lap that nobody can foresee and that does not zigzag: the first of the drawn orders
        that is nearer to the shortest way than to the usual one and not the lap before."""
        drawn = [self._shuffled(self.visible) for _draw in range(LAPS_DRAWN)]
        straight = [straightened(self.here, lap, self.pace) for lap in drawn[:STRAIGHTENED]]
        usual = sum(self._tour(lap) for lap in drawn) / len(drawn)
        longest = (min(self._tour(lap) for lap in straight) + usual) / 2
        possible = [*drawn, *straight]
        short = [lap for lap in possible if self._tour(lap) <= longest] or straight
        lap = next((each for each in short if each != self.lap_before), short[0])
        self.lap_before = list(lap)
        return lap

    def _tour(self, lap: Sequence[Site]) -> int:
        """Minutes on the way through a lap, from where we are."""
        return tour_minutes(self.here, lap, self.pace)

    def _shuffled(self, sites: list[Site]) -> list[Site]:
        """Fisher-Yates on ``random()`` alone, whose sequence Python promises to keep."""
        left = list(sites)
        for last in range(len(left) - 1, 0, -1):
            other = self._below(last + 1)
            left[last], left[other] = left[other], left[last]
        return left

    def _below(self, limit: int) -> int:
        return int(self.draw.random() * limit)
