"""Writing somebody down, her record, and what is changed in who she is."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from wayside.access.gates import Request, page
from wayside.people import actions
from wayside.people.actions import Details
from wayside.people.forms.identity import IdentityForm, RegisterForm
from wayside.people.models.persons import IDENTITY
from wayside.people.permissions import SUPPORT_PEOPLE
from wayside.people.views.opening import crumb_of, crumbs, person_at
from wayside.people.vocabulary import AgeMark, Sex
from wayside.web import clock
from wayside.web.asking import Asked, ask, ask_change


@page(SUPPORT_PEOPLE)
def add(request: Request) -> HttpResponse:
    """Write down somebody new."""
    title = _("Write somebody down")
    form = RegisterForm(request.POST or None, initial={"first_met": clock.today()})

    def do(data: dict[str, Any]) -> object:
        return actions.register(
            details=_details(data), first_met=data["first_met"], by=request.actor, now=clock.now()
        )

    words = Asked(
        title=title,
        submit=_("Write down"),
        said=_("Written down. Say next how this person can be reached safely."),
        back=reverse("people:own"),
        crumbs=crumbs(title),
        note=_("Write only what this person chooses to say. The rest can wait."),
    )
    return ask(request, form, do, words)


@page(SUPPORT_PEOPLE)
def record(request: Request, person_id: UUID) -> HttpResponse:
    """One person's record."""
    person = person_at(request, person_id)
    context = {"person": person, "crumbs": crumbs(person.called)}
    return render(request, "people/record.html", context)


@page(SUPPORT_PEOPLE)
def change(request: Request, person_id: UUID) -> HttpResponse:
    """Change what is known of who somebody is."""
    person = person_at(request, person_id)
    initial = {name: getattr(person, name) for name in (*IDENTITY, "version")}
    form = IdentityForm(request.POST or None, initial=initial)

    def act(values: dict[str, Any], version: int) -> object:
        return actions.change_identity(
            person=person, details=_details(values), expected_version=version,
            by=request.actor, now=clock.now(),
        )  # fmt: skip

    words = Asked(
        title=_("Who this is"),
        submit=_("Save"),
        said=_("Saved."),
        back=reverse("people:record", args=(person.id,)),
        crumbs=crumbs(crumb_of(person), _("Who this is")),
    )
    return ask_change(
        request, form, lambda data: {name: data[name] for name in IDENTITY}, act,
        words=words, record=person,
    )  # fmt: skip


def _details(data: dict[str, Any]) -> Details:
    words = {name: data[name] for name in IDENTITY}
    return Details(**{**words, "age_mark": AgeMark(words["age_mark"]), "sex": Sex(words["sex"])})
