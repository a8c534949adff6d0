"""The groups of one person: asked, invited, answered, and whom she must not meet."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wayside.access.gates import Request, page
from wayside.people.contact import queries as contact
from wayside.people.contact.vocabulary import RouteKind
from wayside.people.models import Person
from wayside.people.views.opening import asked_about, page_about, person_at
from wayside.support.groups import actions, queries, rules
from wayside.support.groups.actions import Invited
from wayside.support.groups.forms import ApartForm, InviteForm, JoinForm
from wayside.support.groups.permissions import INVITE_TO_GROUPS
from wayside.support.groups.presenters import of_person
from wayside.support.groups.rules import PLACE
from wayside.support.groups.vocabulary import Asked as How
from wayside.support.models import GroupPlace
from wayside.web import clock
from wayside.web.asking import Asked, ask, ask_change
from wayside.web.editing import press_seen, unless_met, verb_in
from wayside.web.states import NotNow, Words


@page(INVITE_TO_GROUPS)
def groups_of(request: Request, person_id: UUID) -> HttpResponse:
    """Where somebody stands with groups."""
    person = person_at(request, person_id)
    found = actions.read_groups_of(person=person, by=request.actor, now=clock.now())
    context = {**page_about(request, person, _("Groups")), "places": of_person(found)}
    return render(request, "support/groups/of_person.html", context)


@page(INVITE_TO_GROUPS)
def join(request: Request, person_id: UUID) -> HttpResponse:
    """Put somebody on the waiting list of a group."""
    person = person_at(request, person_id)

    def do(data: dict[str, Any]) -> object:
        made = actions.join_group(
            person=person,
            group=data["group"],
            called=data["called"],
            by=request.actor,
            now=clock.now(),
        )
        return _unless_barred(made)

    note = _("First ask whom this person must not meet. Nothing is sent to anybody by this.")
    words = _words(person, _("Waiting list of a group"), note)
    return ask(request, JoinForm(request.POST or None), do, words)


@page(INVITE_TO_GROUPS)
def invite(request: Request, person_id: UUID, group_place_id: UUID) -> HttpResponse:
    """Note that somebody was invited, by which way."""
    person = person_at(request, person_id)
    held = _at(person, group_place_id)
    routes = {
        str(each.id): each for each in contact.routes_of(person) if each.kind != RouteKind.THROUGH
    }
    initial = {
        "version": held.version,
        "answer_by": clock.today() + rules.ANSWER_WITHIN,
    }
    form = InviteForm(request.POST or None, initial=initial, routes=routes.values())

    def do(data: dict[str, Any]) -> object:
        made = unless_met(
            lambda: actions.invite_to_group(
                place=held,
                invited=Invited(How(data["how"]), data["answer_by"], routes.get(data["route"])),
                attempt_id=data["attempt"],
                expected_version=data["version"],
                by=request.actor,
                now=clock.now(),
            )
        )
        return _unless_barred(made)

    plan = contact.plan_of(person)
    agreed = plan.voicemail_words if plan else ""
    note = (
        _("Use a way under “Safe contact” first. The agreed words are: “%(words)s”")
        % {"words": agreed}
        if agreed
        else _("Use a way under “Safe contact” first. No words were agreed: leave no message.")
    )
    title = _("Invite to %(group)s") % {"group": held.group.name}
    return ask(request, form, do, _words(person, title, note))


@page(INVITE_TO_GROUPS)
@require_POST
def move(request: Request, person_id: UUID, group_place_id: UUID) -> HttpResponse:
    """Note an answer: a button."""
    person = person_at(request, person_id)
    held = _at(person, group_place_id)
    verb = verb_in(request, {each.verb for each in PLACE})

    def act(version: int) -> object:
        return actions.move_place(
            place=held, verb=verb, expected_version=version, by=request.actor, now=clock.now()
        )

    return press_seen(request, act, _("Noted."), _back(person))


@page(INVITE_TO_GROUPS)
def apart(request: Request, person_id: UUID) -> HttpResponse:
    """Whom somebody must not meet."""
    person = person_at(request, person_id)
    held = actions.read_kept_apart(person=person, by=request.actor, now=clock.now())
    initial = {"names": held.names, "version": held.version} if held else {}

    def act(values: dict[str, Any], version: int) -> object:
        return actions.keep_apart(
            person=person, expected_version=version, by=request.actor, now=clock.now(), **values
        )

    note = _("Seen by those who may open this record alone. A group is told “not this group”.")
    return ask_change(
        request,
        ApartForm(request.POST or None, initial=initial),
        lambda data: {"names": data["names"]},
        act,
        words=_words(person, _("Whom not to meet"), note),
        record=held,
    )


def _unless_barred(made: GroupPlace | None) -> GroupPlace:
    if made is None:
        raise NotNow(rules.NOT_THIS_GROUP)
    return made


def _at(person: Person, place_id: UUID) -> GroupPlace:
    found = queries.place_of(person, place_id)
    if found is None:
        raise Http404(str(place_id))
    return found


def _back(person: Person) -> str:
    return reverse("support:groups_of", args=(person.id,))


def _words(person: Person, title: str, note: Words = "") -> Asked:
    return asked_about(person, title, "support:groups_of", note=note)
