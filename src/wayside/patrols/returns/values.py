"""What a return says, as forms hand it to the action and pages read it back."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from wayside.patrols.calendar import Window
from wayside.patrols.returns.vocabulary import Count, Weather
from wayside.patrols.vocabulary import SegmentKind


@dataclass(frozen=True, slots=True)
class PartPlan:
    """A part of the night as it was planned; ``segment_id`` is None for a night in one piece."""

    kind: SegmentKind
    title: str
    hours: Window
    segment_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class PartTold:
    """What came of one part."""

    kind: SegmentKind
    hours: Window
    segment_id: UUID | None = None
    nobody_seen: bool = False
    partner_feedback: str = ""
    counts: Mapping[tuple[Count, str], int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class NightTold:
    """What came of a night. ``visits`` are places of the plan, with the arrival if noted."""

    weather: Weather
    parts: tuple[PartTold, ...]
    visits: Mapping[UUID, datetime | None] = field(default_factory=dict)
    incident_reference: str = ""
    narrative: str = ""

    @property
    def hours(self) -> Window:
        """From the first part's start to the last one's end."""
        return Window(
            min(each.hours.starts_at for each in self.parts),
            max(each.hours.ends_at for each in self.parts),
        )
