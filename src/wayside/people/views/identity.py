"""Writing somebody down, her record, and what is changed in who she is."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from wayside.access.gates import Request, page
from wayside.people import actions
from wayside.people.actions import Details
from wayside.people.contact.actions import read_contact
from wayside.people.contact.presenters import shown
from wayside.people.forms.identity import ChangeIdentityForm, RegisterForm
from wayside.people.fronts import fronts_of
from wayside.people.models import Person
from wayside.people.models.persons import IDENTITY
from wayside.people.permissions import SUPPORT_PEOPLE
from wayside.people.presenters.children import told_of
from wayside.people.presenters.hits import shown as shown_hits
from wayside.people.relations.actions import read_relations
from wayside.people.relations.presenters import shown as shown_around
from wayside.people.safeguards import bars
from wayside.people.tabs import more_of
from wayside.people.views.opening import crumb_of, crumbs, page_about, person_at
from wayside.people.vocabulary import AgeMark, Sex
from wayside.web import clock
from wayside.web.asking import Asked, ask_change
from wayside.web.editing import carried_out


@page(SUPPORT_PEOPLE)
def add(request: Request) -> HttpResponse:
    """Write down somebody new; first told who may be the same person, and whom we serve."""
    form = RegisterForm(request.POST or None, initial={"first_met": clock.today()})
    done = carried_out(request, form, lambda: _checked_or_written(request, form.cleaned_data))
    if done and isinstance(done.result, Person):
        messages.success(
            request, _("Written down. Say next how this person can be reached safely.")
        )
        return redirect("people:record", done.result.id)
    context: dict[str, Any] = {"crumbs": crumbs(_("Write somebody down"))}
    if done and isinstance(done.result, actions.Concerns):
        sent = request.POST.copy()
        sent["told"] = done.result.token
        form = RegisterForm(sent)
        context |= {"answer": done.result.answer, "hits": shown_hits(done.result.hits)}
    return render(request, "people/add.html", {**context, "form": form})


def _checked_or_written(request: Request, data: dict[str, Any]) -> "Person | actions.Concerns":
    """What is to be told first, until it was; then the record."""
    details, now = _details(data), clock.now()
    concerns = actions.check_new(details=details, by=request.actor, now=now)
    if concerns.token != data["told"] and concerns.token:
        return concerns
    return actions.register(details=details, first_met=data["first_met"], by=request.actor, now=now)


@page(SUPPORT_PEOPLE)
def record(request: Request, person_id: UUID) -> HttpResponse:
    """One person's record."""
    person = person_at(request, person_id)
    now = clock.now()
    found = read_contact(person=person, by=request.actor, now=now)
    around = read_relations(person=person, by=request.actor, now=now)
    about = page_about(request, person)
    context = {
        **about,
        "contact": shown(found, now=now, bars_others=bars(about["safeguards"])),
        "windows": [window for each in shown_around(around) for window in each.windows],
        "fronts": fronts_of(person, actor=request.actor, now=now),
        "child_told": told_of(person),
        "more": more_of(person, actor=request.actor),
    }
    return render(request, "people/record.html", context)


@page(SUPPORT_PEOPLE)
def change(request: Request, person_id: UUID) -> HttpResponse:
    """Change what is known of who somebody is."""
    person = person_at(request, person_id)
    initial = {name: getattr(person, name) for name in (*IDENTITY, "version")}
    form = ChangeIdentityForm(request.POST or None, initial=initial)

    def act(values: dict[str, Any], version: int) -> object:
        return actions.change_identity(
            person=person, details=_details(values), expected_version=version,
            adult_because=form.cleaned_data["adult_because"],
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
