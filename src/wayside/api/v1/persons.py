"""The person of an address, opened as on the pages."""

from uuid import UUID

from django.http import Http404

from wayside.access.actor import Actor
from wayside.people import actions
from wayside.people.actions import NotOpenError
from wayside.people.models import Person
from wayside.web import clock


def person_at(person_id: UUID, by: Actor) -> Person:
    """Somebody's record, opened: that it was is on the trail.

    Raises:
        Http404: there is none, or it is not open to whoever asks.
    """
    try:
        return actions.open_record(person_id=person_id, by=by, now=clock.now())
    except NotOpenError as closed:
        raise Http404 from closed
