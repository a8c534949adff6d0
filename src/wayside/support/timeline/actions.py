"""Opening the timeline of a record."""

from collections.abc import Sequence
from datetime import datetime

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import look
from wayside.people.actions import check_open
from wayside.people.models import Person
from wayside.support.actions.trail import told
from wayside.support.permissions import READ_STORY
from wayside.support.timeline.registry import Moment, sources


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
    found = [moment for source in shown for moment in source.find(person)]
    told(person, "support.open_timeline", Operation.CONSULTATION, by, now, count=len(found))
    return sorted(found, key=lambda each: each.at, reverse=True)
