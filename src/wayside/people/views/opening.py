"""What every page about somebody begins with: her record, opened and on the trail, and where the
page stands in it."""

from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from wayside.access.actor import Actor
from wayside.access.gates import Request
from wayside.access.vocabulary import Role
from wayside.people import actions, queries
from wayside.people.actions.looks import NotOpenError
from wayside.people.models import Person
from wayside.people.safeguards import bars, safeguards_of
from wayside.people.tabs import tabs_of
from wayside.sharing.views.framing import Frame
from wayside.web import clock
from wayside.web.asking import Asked
from wayside.web.navigation import Item
from wayside.web.states import Words


def person_at(request: Request, person_id: UUID, *, at_rest: bool = False) -> Person:
    """The record of the address; none is there for whom it is not open. One that is at rest is
    read, and written by a safeguarding lead alone, but for the page that says so (``at_rest``).

    Raises:
        PermissionDenied: it is at rest.
    """
    try:
        found = actions.open_record(person_id=person_id, by=request.actor, now=clock.now())
    except NotOpenError as closed:
        raise Http404 from closed
    writes = request.method == "POST" and request.actor.role != Role.SAFEGUARDING_LEAD
    if found.is_at_rest and writes and not at_rest:
        raise PermissionDenied(_("This person has died: the record is at rest."))
    return found


def page_about(request: Request, person: Person, title: str = "") -> dict[str, Any]:
    """What each page of a record shows: whose it is, its other pages, and where it stands."""
    match = request.resolver_match
    here = match.view_name if match else ""
    return {
        "person": person,
        "tabs": tabs_of(person, actor=request.actor, here=here),
        "safeguards": safeguards_of(person),
        "crumbs": crumbs(crumb_of(person), title) if title else crumbs(person.called),
    }


def frame_of(subject_id: UUID, actor: Actor, here: str) -> Frame:
    """What stands around a page of what is shared about somebody."""
    person = queries.person_of(subject_id)
    if person is None:
        return Frame()
    tabs = tabs_of(person, actor=actor, here=here)
    own = crumb_of(person)
    found = safeguards_of(person)
    return Frame(
        person.called,
        own.url,
        crumbs(own),
        tabs,
        [(each.sentence, each.url) for each in found],
        bars(found),
    )


def asked_about(
    person: Person,
    title: str,
    page: str,
    *,
    submit: str = "",
    said: str = "",
    note: Words = "",
) -> Asked:
    """The words of a form about somebody, which leads back to a page of the record by its name."""
    return Asked(
        title=title,
        submit=submit or _("Save"),
        said=said or _("Saved."),
        back=reverse(page, args=(person.id,)),
        crumbs=crumbs(crumb_of(person), title),
        lead=person.called,
        note=str(note),
    )


def crumbs(*more: Item | str) -> list[Item]:
    """Where a page stands; the last has no address."""
    head = Item(_("My people"), reverse("people:own"))
    return [head, *(each if isinstance(each, Item) else Item(each, "") for each in more)]


def crumb_of(person: Person) -> Item:
    """The way to somebody's record."""
    return Item(person.called, reverse("people:record", args=(person.id,)))
