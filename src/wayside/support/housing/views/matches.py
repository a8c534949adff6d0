"""Safe housing in a record: what somebody needs, and every place beside it."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from wayside.access.gates import Request, page
from wayside.people.models import Person
from wayside.people.views.opening import asked_about, page_about, person_at
from wayside.people.views.steps import ask_step
from wayside.support.housing import actions
from wayside.support.housing.forms.households import HouseholdForm
from wayside.support.housing.permissions import FIND_PLACES
from wayside.support.housing.presenters.matches import shown
from wayside.support.housing.presenters.offers import of_list
from wayside.support.housing.queries import households, offers
from wayside.support.housing.rules import RUNNING
from wayside.web import clock


@page(FIND_PLACES)
def matches(request: Request, person_id: UUID) -> HttpResponse:
    """Every place as fits, fits if, or does not; and what one change would open."""
    person = person_at(request, person_id)
    context = {**page_about(request, person, _("Safe housing")), **_compared(request, person)}
    return render(request, "support/housing/matches.html", context)


@page(FIND_PLACES)
def on_paper(request: Request, person_id: UUID) -> HttpResponse:
    """The same to take along: no name of whom it is about, and no address."""
    person = person_at(request, person_id)
    return render(request, "support/housing/on_paper.html", _compared(request, person))


@page(FIND_PLACES)
def household(request: Request, person_id: UUID) -> HttpResponse:
    """What somebody needs and wishes."""
    person, now = person_at(request, person_id), clock.now()
    held = actions.open_wishes(person=person, by=request.actor, now=now)
    said = dict(held.answers) if held else households.held_already(person, today=clock.today())
    spoken = (*said.get("from_areas", ()), *said.get("danger_areas", ()))
    places, _periods = households.places_to_compare()
    form = HouseholdForm(
        request.POST or None,
        initial={**said, "version": held.version if held else 0},
        areas=households.known_areas(spoken),
        places=places,
    )

    def do(data: dict[str, Any], **seen: Any) -> object:
        return actions.write_wishes(
            person=person,
            answers=form.answers(),
            **seen,
        )

    note = _("Ask together with this person. What is not known stays open: it shuts nothing out.")
    words = asked_about(person, _("Needs and wishes"), "support:safe_housing", note=note)
    return ask_step(request, form, do, words)


def _compared(request: Request, person: Person) -> dict[str, Any]:
    now = clock.now()
    found = actions.match_places(person=person, by=request.actor, now=now)
    asked = of_list(offers.offers_of(person), now=now)
    running = {
        each.offer.place_id: each.offer.get_state_display()
        for each in asked
        if each.offer.state in RUNNING
    }
    page_shown = shown(found, now=now, asked=running)
    return {"wishes": found.wishes, "shown": page_shown, "asked": asked, "about": person}
