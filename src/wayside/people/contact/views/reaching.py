"""Reaching somebody: what is agreed, a number only after a question, and what came of it."""

import uuid
from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from wayside.access.gates import Request, page
from wayside.people.contact import actions, queries
from wayside.people.contact.forms import AttemptForm, DespiteForm, RecheckForm
from wayside.people.contact.permissions import REACH_PEOPLE
from wayside.people.contact.presenters import against_in_words, shown, way_in_words
from wayside.people.contact.rules import NOBODY_ELSE
from wayside.people.contact.views.opening import route_at, trail_to, words
from wayside.people.contact.vocabulary import Outcome, Reason, RouteKind
from wayside.people.models import ContactRoute
from wayside.people.safeguards import bars, bars_others
from wayside.people.views.opening import page_about, person_at
from wayside.web import clock
from wayside.web.asking import ask
from wayside.web.clock import LONDON
from wayside.web.editing import carried_out


@page(REACH_PEOPLE)
def contact(request: Request, person_id: UUID) -> HttpResponse:
    """How somebody can be reached safely; no number stands here."""
    person = person_at(request, person_id)
    now = clock.now()
    found = actions.read_contact(person=person, by=request.actor, now=now)
    about = page_about(request, person, _("Safe contact"))
    context = {
        **about,
        "contact": shown(found, now=now, bars_others=bars(about["safeguards"])),
    }
    return render(request, "people/contact/page.html", context)


@page(REACH_PEOPLE)
def ask_first(request: Request, person_id: UUID, route_id: UUID) -> HttpResponse:
    """A full stop before a number: what speaks against using it now. Then it is shown, once."""
    person, route = route_at(request, person_id, route_id)
    if route.kind == RouteKind.THROUGH and bars_others(person):
        messages.error(request, str(NOBODY_ELSE))
        return redirect("people:contact", person.id)
    now = clock.now()
    against = queries.against(route, now=now)
    form = (DespiteForm if against.needs_reason else RecheckForm)(request.POST or None)
    context: dict[str, Any] = {
        "person": person,
        "route": route,
        "against": against_in_words(route, against),
        "form": form,
        "crumbs": trail_to(person, route.get_kind_display()),
    }
    done = carried_out(
        request, form, lambda: _show(request, context, route, form.cleaned_data, now)
    )
    return done.result if done else render(request, "people/contact/ask_first.html", context)


def _show(
    request: Request,
    context: dict[str, Any],
    route: ContactRoute,
    said: Mapping[str, Any],
    now: datetime,
) -> HttpResponse:
    why = said.get("despite")
    actions.show_route(
        route=route,
        checked=bool(said.get("checked")),
        despite=Reason(why) if why else None,
        by=request.actor,
        now=now,
    )
    context |= {
        "plan": queries.plan_of(context["person"]),
        "outcomes": list(Outcome),
        "attempt": uuid.uuid4(),
    }
    return render(request, "people/contact/shown.html", context)


@page(REACH_PEOPLE)
def attempt(request: Request, person_id: UUID) -> HttpResponse:
    """What came of an attempt, or that we met."""
    person = person_at(request, person_id)
    routes = {str(each.id): each for each in queries.routes_of(person)}
    form = AttemptForm(
        request.POST or None,
        routes=[(each.id, way_in_words(each)) for each in routes.values()],
        initial={"attempt": uuid.uuid4()},
    )

    def do(data: dict[str, Any]) -> object:
        return actions.record_attempt(
            person=person,
            outcome=Outcome(data["outcome"]),
            attempt_id=data["attempt"],
            route=routes.get(data["route"]),
            note=data["note"],
            at=_moment(data),
            by=request.actor,
            now=clock.now(),
        )

    title = _("What came of it?")
    return ask(request, form, do, words(person, title, _("Record"), _("Recorded.")))


def _moment(data: dict[str, Any]) -> datetime | None:
    if data["day"] is None and data["clock"] is None:
        return None
    now = clock.now().astimezone(LONDON)
    day, at = data["day"] or now.date(), data["clock"] or now.time()
    return datetime.combine(day, at, tzinfo=LONDON)
