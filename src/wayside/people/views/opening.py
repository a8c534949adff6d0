"""What every page about somebody begins with: her record, opened and on the trail."""

from uuid import UUID

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from wayside.access.gates import Request
from wayside.people import actions
from wayside.people.actions.looks import NotOpenError
from wayside.people.models import Person
from wayside.web import clock
from wayside.web.navigation import Item


def person_at(request: Request, person_id: UUID) -> Person:
    """The record of the address; none is there for whom it is not open."""
    try:
        return actions.open_record(person_id=person_id, by=request.actor, now=clock.now())
    except NotOpenError as closed:
        raise Http404 from closed


def crumbs(*more: Item | str) -> list[Item]:
    """Where a page stands; the last has no address."""
    head = Item(_("My people"), reverse("people:own"))
    return [head, *(each if isinstance(each, Item) else Item(each, "") for each in more)]


def crumb_of(person: Person) -> Item:
    """The way to somebody's record."""
    return Item(person.called, reverse("people:record", args=(person.id,)))
