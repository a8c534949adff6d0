"""The person and the route of an address."""

from uuid import UUID

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from wayside.access.gates import Request
from wayside.people.contact import queries
from wayside.people.models import ContactRoute, Person
from wayside.people.views.opening import crumb_of, crumbs, person_at
from wayside.web.asking import Asked
from wayside.web.navigation import Item


def route_at(request: Request, person_id: UUID, route_id: UUID) -> tuple[Person, ContactRoute]:
    """The record of the address, opened, and one of its routes."""
    person = person_at(request, person_id)
    found = queries.route_of(person, route_id)
    if found is None:
        raise Http404(str(route_id))
    return person, found


def contact_of(person: Person) -> str:
    """The page of somebody's safe contact."""
    return reverse("people:contact", args=[person.id])


def trail_to(person: Person, title: str) -> list[Item]:
    """Where a page below safe contact stands."""
    return crumbs(crumb_of(person), Item(_("Safe contact"), contact_of(person)), title)


def words(
    person: Person, title: str, submit: str, said: str, *, note: str = "", kind: str = "primary"
) -> Asked:
    """A page with one form below safe contact."""
    return Asked(
        title=title,
        submit=submit,
        said=said,
        back=contact_of(person),
        crumbs=trail_to(person, title),
        note=note,
        kind=kind,
    )
