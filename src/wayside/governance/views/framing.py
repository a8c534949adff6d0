"""What the pages share: their frame, and what stands in their addresses."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from wayside.access.gates import Request
from wayside.audit.queries import Criteria, EventPage, Position, has_events
from wayside.governance import queries
from wayside.governance.actions import Turn
from wayside.governance.forms import EventFilterForm
from wayside.web.navigation import Item

OLDER, NEWER = "after", "before"


@dataclass(frozen=True, slots=True)
class Pager:
    """The ways to the neighbouring pages."""

    newer: str
    older: str


def frame(request: Request, here: str) -> dict[str, Any]:
    """The ways between the pages, and whose trail it is."""
    pages = (
        ("audit", _("Events")),
        ("people", _("By person")),
        ("records", _("By record")),
        ("days", _("By day")),
        ("unclaimed", _("Signing in and the server")),
        ("trail", _("The trail itself")),
    )
    return {
        "pages": [
            Item(label, reverse(f"governance:{name}"), current=name == here)
            for name, label in pages
        ],
        "agency": getattr(getattr(request, "membership", None), "agency", ""),
    }


def filter_form(request: Request) -> EventFilterForm:
    """The filters of the address. A person of another agency is named only where events of
    this agency show them."""
    agency_id = request.actor.agency_id
    known: Mapping[UUID, str] = queries.members_of(agency_id) if agency_id else {}
    asked = _uuid(request.GET.get("person", ""))
    is_known = asked is None or asked in known
    if agency_id and not is_known and has_events(Criteria(person_id=asked), agency_id=agency_id):
        known = {**known, **queries.people_named([asked] if asked else [])}
    return EventFilterForm(request.GET or None, people=known)


def turn(request: Request) -> Turn:
    """Where the page begins."""
    return Turn(
        older_than=Position.parse(request.GET.get(OLDER, "")),
        newer_than=Position.parse(request.GET.get(NEWER, "")),
    )


def pager(request: Request, found: EventPage) -> Pager:
    """The ways on, with the filters kept."""
    filters = kept(request)
    lead = f"?{filters}&" if filters else "?"
    return Pager(
        newer=f"{lead}{NEWER}={found.newer}" if found.newer else "",
        older=f"{lead}{OLDER}={found.older}" if found.older else "",
    )


def kept(request: Request) -> str:
    """The filters of the address, without where its page begins."""
    query = request.GET.copy()
    for name in (OLDER, NEWER):
        query.pop(name, None)
    return query.urlencode()


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
