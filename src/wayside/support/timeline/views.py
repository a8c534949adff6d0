"""The timeline of a record."""

from datetime import datetime
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from wayside.access.actor import Actor
from wayside.access.gates import Request, page
from wayside.people.models import Person
from wayside.people.views.opening import page_about, person_at
from wayside.support.permissions import READ_STORY
from wayside.support.timeline import actions
from wayside.support.timeline.actions import Front
from wayside.support.timeline.registry import sources
from wayside.web import clock
from wayside.web.navigation import Item
from wayside.web.paging import paged


@page(READ_STORY)
def timeline(request: Request, person_id: UUID) -> HttpResponse:
    """Everything that happened with somebody, the latest first, or one kind of it."""
    person = person_at(request, person_id)
    only = request.GET.get("only", "")
    found = actions.open_timeline(person=person, only=only, by=request.actor, now=clock.now())
    here = reverse("support:timeline", args=(person.id,))
    kinds = [Item(_("Everything"), here, current=not only)] + [
        Item(str(each.label), f"{here}?only={each.slug}", current=only == each.slug)
        for each in sources(visible_to=request.actor)
    ]
    context = {
        **page_about(request, person, _("Timeline")),
        "moments": paged(request, found, per_page=30),
        "kinds": kinds,
    }
    return render(request, "support/timeline/page.html", context)


def front(person: Person, actor: Actor, now: datetime) -> Front:
    """What the first page of a record shows of it."""
    return actions.open_front(person=person, by=actor, now=now)
