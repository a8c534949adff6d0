"""What was put right in one person's record, and putting something right."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from wayside.access.gates import Request, page
from wayside.governance.corrections import actions, queries
from wayside.governance.corrections.actions import Right
from wayside.governance.corrections.forms import RightForm
from wayside.governance.corrections.permissions import CORRECT, OPEN_FORMER
from wayside.governance.subject_access.collecting import field_of, kind_of
from wayside.people import queries as people
from wayside.people.actions import NotOpenError
from wayside.people.views.opening import asked_about, page_about, person_at
from wayside.web import clock
from wayside.web.asking import ask
from wayside.web.editing import unless_met
from wayside.web.paging import paged

PAGE = "governance:corrections"


@page(CORRECT)
def corrections(request: Request, person_id: UUID) -> HttpResponse:
    """What was put right, and what can be."""
    person = person_at(request, person_id)
    found = actions.list_corrections(person=person, by=request.actor, now=clock.now())
    rows = [(each, kind_of(each.model), field_of(each.model, each.field)) for each in found]
    places = [
        (each, kind_of(each.kind), field_of(each.kind, each.field.name))
        for each in queries.places(person)
    ]
    context = {
        **page_about(request, person, _("Put right")),
        "rows": rows,
        "places": paged(request, places),
        "may_open": request.actor.may(OPEN_FORMER),
    }
    return render(request, "governance/corrections/page.html", context)


@page(CORRECT)
def correct(
    request: Request, person_id: UUID, kind: str, row_number: UUID, field_name: str
) -> HttpResponse:
    """Put one field right."""
    person = person_at(request, person_id)
    place = queries.place(person, kind, row_number, field_name)
    if place is None:
        raise Http404(field_name)

    def do(data: dict[str, Any]) -> object:
        return unless_met(
            lambda: actions.correct_field(
                person=person,
                place=place,
                right=Right(data["value"], data["why"], data["was_asked"]),
                expected_version=data["version"] or 0,
                by=request.actor,
                now=clock.now(),
            )
        )

    title = _("Put it right: %(field)s") % {"field": field_of(kind, field_name)}
    form = RightForm(
        request.POST or None, initial={"version": place.row.version, "value": place.value}
    )
    return ask(request, form, do, asked_about(person, title, PAGE, said=_("It is put right.")))


@page(OPEN_FORMER)
def former(request: Request, person_id: UUID, correction_id: UUID) -> HttpResponse:
    """What it said before, for the lead."""
    person = people.person(person_id)
    found_of = queries.corrections(person) if person else None
    made = found_of.filter(id=correction_id).first() if found_of is not None else None
    if person is None or made is None:
        raise Http404(str(correction_id))
    try:
        found = actions.open_former(
            person=person, correction=made, by=request.actor, now=clock.now()
        )
    except NotOpenError as closed:
        raise Http404 from closed
    context = {
        **page_about(request, person, _("What it said before")),
        "correction": made,
        "label": field_of(made.model, made.field),
        "former": found,
    }
    return render(request, "governance/corrections/former.html", context)
