"""Writing down how somebody can be reached."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wayside.access.gates import Request, page
from wayside.people.contact import actions, queries
from wayside.people.contact.actions import AGREED, ROUTE, Way
from wayside.people.contact.forms import (
    AgreedForm,
    ChangeWayForm,
    ConfirmForm,
    NewWayForm,
    WarningForm,
)
from wayside.people.contact.permissions import REACH_PEOPLE
from wayside.people.contact.views.opening import contact_of, route_at, words
from wayside.people.contact.vocabulary import RouteKind
from wayside.people.models import ContactPlan
from wayside.people.safeguards import bars_others
from wayside.people.views.opening import person_at
from wayside.web import clock
from wayside.web.asking import ask, ask_change
from wayside.web.collisions import keeps_theirs
from wayside.web.editing import press


@page(REACH_PEOPLE)
def agree(request: Request, person_id: UUID) -> HttpResponse:
    """What was agreed about being reached."""
    person = person_at(request, person_id)
    plan = queries.plan_of(person)
    start = plan or ContactPlan()
    initial = {name: getattr(start, name) for name in AGREED}
    initial["version"] = plan.version if plan else ""
    form = AgreedForm(request.POST or None, initial=initial)

    def act(values: dict[str, Any], version: int) -> object:
        return actions.agree_contact(
            person=person, agreed=values, expected_version=version,
            by=request.actor, now=clock.now(),
        )  # fmt: skip

    return ask_change(
        request, form, lambda data: {name: data[name] for name in AGREED}, act,
        words=words(person, _("What is agreed"), _("Save"), _("Saved.")), record=plan,
    )  # fmt: skip


@page(REACH_PEOPLE)
def add(request: Request, person_id: UUID) -> HttpResponse:
    """A new way, confirmed safe just now."""
    person = person_at(request, person_id)

    def do(data: dict[str, Any]) -> object:
        return actions.add_route(
            person=person, way=_way(data), how_confirmed=data["how_confirmed"],
            by=request.actor, now=clock.now(),
        )  # fmt: skip

    said = words(
        person,
        _("Add a way to reach this person"),
        _("Add it"),
        _("Added, and confirmed safe today."),
        note=_("Only a way that this person says is safe, asked when they could speak freely."),
    )
    form = NewWayForm(request.POST or None, bars_others=bars_others(person))
    return ask(request, form, do, said)


@page(REACH_PEOPLE)
def change(request: Request, person_id: UUID, route_id: UUID) -> HttpResponse:
    """Change a way; its number is not shown here, not even where two edits meet."""
    person, route = route_at(request, person_id, route_id)
    initial = {name: getattr(route, name) for name in (*ROUTE, "version")}
    form = ChangeWayForm(request.POST or None, initial=initial, bars_others=bars_others(person))

    def act(values: dict[str, Any], version: int) -> object:
        typed = {name: form.cleaned_data[name] for name in ("where", "how_confirmed")}
        if keeps_theirs(request.POST, "where"):
            typed = dict.fromkeys(typed, "")
        return actions.change_route(
            route=route, way=_way({**values, **typed}), expected_version=version,
            by=request.actor, now=clock.now(), how_confirmed=typed["how_confirmed"],
        )  # fmt: skip

    return ask_change(
        request, form, lambda data: {name: data[name] for name in ROUTE}, act,
        words=words(person, _("Change this way"), _("Save"), _("Saved.")), record=route,
    )  # fmt: skip


@page(REACH_PEOPLE)
def recheck(request: Request, person_id: UUID, route_id: UUID) -> HttpResponse:
    """Note that a way is still safe."""
    person, route = route_at(request, person_id, route_id)

    def do(data: dict[str, Any]) -> object:
        return actions.recheck_route(
            route=route, how_confirmed=data["how_confirmed"], by=request.actor, now=clock.now()
        )

    said = words(person, _("Is this way still safe?"), _("It is safe"), _("Confirmed safe today."))
    return ask(request, ConfirmForm(request.POST or None), do, said)


@page(REACH_PEOPLE)
@require_POST
def retire(request: Request, person_id: UUID, route_id: UUID) -> HttpResponse:
    """Take a way off."""
    person, route = route_at(request, person_id, route_id)
    return press(
        request,
        lambda: actions.retire_route(route=route, by=request.actor, now=clock.now()),
        _("Taken away. What was tried by it stays on record."),
        contact_of(person),
    )


@page(REACH_PEOPLE)
def warn(request: Request, person_id: UUID) -> HttpResponse:
    """Warn that no way may be safe."""
    person = person_at(request, person_id)

    def do(data: dict[str, Any]) -> object:
        return actions.warn_of_routes(
            person=person, warning=data["warning"], by=request.actor, now=clock.now()
        )

    said = words(
        person, _("Warn: it may not be safe"), _("Warn"), _("Every way must be rechecked first."),
        kind="warning",
    )  # fmt: skip
    return ask(request, WarningForm(request.POST or None), do, said)


def _way(data: dict[str, Any]) -> Way:
    return Way(
        kind=RouteKind(data["kind"]),
        days=tuple(data["days"]),
        **{name: data[name] for name in (*ROUTE, "where") if name not in {"kind", "days"}},
    )
