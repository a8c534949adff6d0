"""Opening the timeline of a record."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import look, told
from wayside.people.actions import check_open
from wayside.people.models import Person
from wayside.support.models import Step
from wayside.support.permissions import READ_STORY
from wayside.support.queries import next_step
from wayside.support.timeline.registry import Moment, lately, sources

SHOWN = 5


@dataclass(frozen=True, slots=True)
class Front:
    """What a record opens on beside safe contact: the next step, and what happened last."""

    step: Step | None
    moments: Sequence[Moment]


@look
def open_front(*, person: Person, by: Actor, now: datetime) -> Front:
    """The next step that is agreed, and the last few moments; nothing that is still to come.

    Raises:
        NotOpenError: the record is not open to whoever asks.
    """
    require(by, READ_STORY)
    check_open(person.subject_id)
    kinds = lately(person, visible_to=by, now=now, most=SHOWN)
    found = [each for source in kinds for each in source.find(person, SHOWN)]
    past = sorted((each for each in found if each.at <= now), key=lambda each: each.at)
    shown = past[::-1][:SHOWN]
    told(person, "support.open_timeline", Operation.CONSULTATION, by, now, count=len(shown))
    return Front(next_step(person.subject), shown)


@look
def open_timeline(*, person: Person, only: str = "", by: Actor, now: datetime) -> Sequence[Moment]:
    """What happened with somebody, the latest first.

    Args:
        only: the kind of moments to show; all without.

    Raises:
        NotOpenError: the record is not open to whoever asks.
    """
    require(by, READ_STORY)
    check_open(person.subject_id)
    shown = [each for each in sources(visible_to=by) if only in ("", each.slug)]
    found = [moment for source in shown for moment in source.find(person, None)]
    told(person, "support.open_timeline", Operation.CONSULTATION, by, now, count=len(found))
    return sorted(found, key=lambda each: each.at, reverse=True)
