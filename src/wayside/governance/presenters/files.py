"""Events as rows of a file."""

from collections.abc import Iterable, Iterator, Sequence

from wayside.audit.models import Event
from wayside.audit.vocabulary import Operation
from wayside.governance.presenters.words import did, fields_in_words, role, who
from wayside.governance.queries import Names

HEADER = (
    "occurred_at",
    "recorded_at",
    "person",
    "role",
    "agency",
    "operation",
    "sentence",
    "purpose",
    "fields",
    "count",
    "recipients",
    "record_type",
    "record_id",
    "controller",
    "action",
    "event_id",
)


def csv_rows(events: Iterable[Event], names: Names) -> Iterator[Sequence[object]]:
    """Events for a file, in the order of ``HEADER``."""
    for event in events:
        yield (
            event.occurred_at.isoformat(),
            event.recorded_at.isoformat(),
            who(event, names),
            role(event),
            names.agencies.get(event.agency_id, "") if event.agency_id else "",
            Operation(event.operation).label,
            did(event, names),
            event.purpose,
            fields_in_words(event) if event.fields else "",
            event.count,
            ", ".join(names.agencies.get(each, str(each)) for each in event.recipients),
            event.record_type,
            event.record_id,
            names.agencies.get(event.controller_id, "") if event.controller_id else "",
            event.action,
            event.id,
        )
