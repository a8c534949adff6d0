"""Events in plain sentences."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wayside.audit.models import Event
from wayside.audit.vocabulary import Operation
from wayside.governance.presenters.words import did, fields_in_words, role, who
from wayside.governance.queries import Names

COLOURS = {
    Operation.CONSULTATION: "blue",
    Operation.SEARCH: "blue",
    Operation.LISTING: "blue",
    Operation.EXPORT: "orange",
    Operation.DISCLOSURE: "orange",
    Operation.COLLECTION: "green",
    Operation.ALTERATION: "green",
    Operation.COMBINATION: "purple",
    Operation.ERASURE: "red",
}


@dataclass(frozen=True, slots=True)
class EventRow:
    """One event: "Asha Demo" "opened the plan of a week: 2018-W28"."""

    event_id: UUID
    at: datetime
    who: str
    who_url: str
    standing: str
    did: str
    kind: str
    colour: str
    details: tuple[str, ...]
    story_url: str


def event_rows(events: Iterable[Event], names: Names, *, own: UUID | None) -> tuple[EventRow, ...]:
    """The events of a page; ``own`` is the reader's agency, which goes without saying."""
    return tuple(_row(event, names, own) for event in events)


def _row(event: Event, names: Names, own: UUID | None) -> EventRow:
    has_story = bool(event.record_id and event.record_type)
    is_other = event.agency_id is not None and event.agency_id != own
    agency = names.agencies.get(event.agency_id, "") if is_other and event.agency_id else ""
    return EventRow(
        event_id=event.id,
        at=event.occurred_at,
        who=who(event, names),
        who_url=f"{reverse('governance:audit')}?person={event.person_id}"
        if event.person_id
        else "",
        standing=", ".join(filter(None, (role(event), agency))),
        did=did(event, names),
        kind=str(Operation(event.operation).label),
        colour=COLOURS.get(Operation(event.operation), "grey"),
        details=tuple(_details(event, names)),
        story_url=reverse("governance:story", args=(event.record_type, event.record_id))
        if has_story
        else "",
    )


def _details(event: Event, names: Names) -> Iterator[str]:
    if event.purpose:
        yield _("For: %(purpose)s") % {"purpose": event.purpose}
    if event.count is not None:
        yield ngettext("%(n)s record", "%(n)s records", event.count) % {"n": f"{event.count:,}"}
    if event.recipients:
        listed = ", ".join(names.agencies.get(each, str(each)) for each in event.recipients)
        yield _("To: %(agencies)s") % {"agencies": listed}
    if event.fields:
        yield fields_in_words(event)
    if event.search_hashes:
        yield _("The words searched for are kept only as a keyed hash")
