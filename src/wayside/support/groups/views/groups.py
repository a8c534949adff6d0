"""The agency's groups, one group, and its list for who facilitates it."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wayside.access.gates import Request, page
from wayside.people.actions import NotOpenError
from wayside.support.groups import actions
from wayside.support.groups.actions import Described, OpenedGroup
from wayside.support.groups.actions.groups import DESCRIBED
from wayside.support.groups.forms import FacilitatorForm, GroupForm
from wayside.support.groups.permissions import FACILITATE_GROUPS, INVITE_TO_GROUPS
from wayside.support.groups.presenters import of_list, of_sessions
from wayside.support.groups.rules import BY_FACILITATORS
from wayside.support.groups.vocabulary import GroupKind
from wayside.web import clock
from wayside.web.asking import Asked, ask, ask_change
from wayside.web.editing import press, press_seen, verb_in
from wayside.web.navigation import Item
from wayside.web.paging import paged


@page(INVITE_TO_GROUPS)
def groups(request: Request) -> HttpResponse:
    """Which groups the agency has."""
    found = actions.list_groups(by=request.actor, now=clock.now())
    context = {"groups": paged(request, found), "crumbs": [Item(_("Groups"), "")]}
    return render(request, "support/groups/list.html", context)


@page(INVITE_TO_GROUPS)
def group(request: Request, group_id: UUID) -> HttpResponse:
    """What a group is and when it meets; its list for who facilitates it."""
    opened = opened_at(request, group_id)
    context = {
        "opened": opened,
        "group": opened.group,
        "listed": of_list(opened.places),
        "sessions": of_sessions(opened.sessions, now=clock.now()),
        "crumbs": crumbs(opened, ""),
    }
    return render(request, "support/groups/one.html", context)


@page(FACILITATE_GROUPS)
def begin(request: Request) -> HttpResponse:
    """Begin a group."""
    form = GroupForm(request.POST or None, actor=request.actor)

    def do(data: dict[str, Any]) -> object:
        described = _described({name: data[name] for name in DESCRIBED})
        return actions.begin_group(
            described=described, form_id=data["form_id"], by=request.actor, now=clock.now()
        )

    title, back = _("Begin a group"), reverse("support:groups")
    return ask(request, form, do, _words(title, back, [Item(_("Groups"), back), Item(title, "")]))


@page(FACILITATE_GROUPS)
def change(request: Request, group_id: UUID) -> HttpResponse:
    """Change what a group is."""
    opened = own_at(request, group_id)
    held = opened.group
    initial = {name: getattr(held, name) for name in (*DESCRIBED, "version")}
    form = GroupForm(request.POST or None, initial=initial, actor=request.actor)

    def act(values: dict[str, Any], version: int) -> object:
        return actions.change_group(
            group=held,
            described=_described(values),
            expected_version=version,
            by=request.actor,
            now=clock.now(),
        )

    title = _("Change the group")
    return ask_change(
        request,
        form,
        lambda data: {name: data[name] for name in DESCRIBED},
        act,
        words=_words(title, _url(held.id), crumbs(opened, title)),
        record=held,
    )


@page(FACILITATE_GROUPS)
@require_POST
def end(request: Request, group_id: UUID) -> HttpResponse:
    """End a group: a button."""
    held = own_at(request, group_id).group

    def act(version: int) -> object:
        return actions.end_group(
            group=held, expected_version=version, by=request.actor, now=clock.now()
        )

    return press_seen(request, act, _("It has ended."), _url(held.id))


@page(FACILITATE_GROUPS)
def add(request: Request, group_id: UUID) -> HttpResponse:
    """Let a colleague facilitate it too."""
    opened = own_at(request, group_id)
    form = FacilitatorForm(request.POST or None, group=opened.group, today=clock.today())

    def do(data: dict[str, Any]) -> object:
        return actions.add_facilitator(
            group=opened.group, member=data["member"], by=request.actor, now=clock.now()
        )

    title = _("Add a facilitator")
    return ask(request, form, do, _words(title, _url(group_id), crumbs(opened, title)))


@page(FACILITATE_GROUPS)
@require_POST
def end_one(request: Request, group_id: UUID, facilitator_id: UUID) -> HttpResponse:
    """End that a colleague facilitates it: a button."""
    opened = own_at(request, group_id)
    held = next((each for each in opened.facilitators if each.id == facilitator_id), None)
    if held is None:
        raise Http404(str(facilitator_id))
    return press(
        request,
        lambda: actions.end_facilitator(facilitator=held, by=request.actor, now=clock.now()),
        _("It has ended."),
        reverse("support:groups") if held.membership_id == request.actor.membership_id
        else _url(group_id),
    )  # fmt: skip


@page(FACILITATE_GROUPS)
@require_POST
def move(request: Request, group_id: UUID, group_place_id: UUID) -> HttpResponse:
    """Note that somebody leaves, or has finished: a button."""
    opened = own_at(request, group_id)
    held = next((each for each in opened.places if each.id == group_place_id), None)
    if held is None:
        raise Http404(str(group_place_id))
    verb = verb_in(request, BY_FACILITATORS)

    def act(version: int) -> object:
        return actions.move_place(
            place=held, verb=verb, expected_version=version, by=request.actor, now=clock.now()
        )

    return press_seen(request, act, _("Noted."), _url(group_id))


def opened_at(request: Request, group_id: UUID) -> OpenedGroup:
    """The group of the address; none is there for another agency."""
    try:
        return actions.open_group(group_id=group_id, by=request.actor, now=clock.now())
    except NotOpenError as closed:
        raise Http404(str(group_id)) from closed


def own_at(request: Request, group_id: UUID) -> OpenedGroup:
    """The same, for who facilitates it alone."""
    opened = opened_at(request, group_id)
    if not opened.is_own:
        raise Http404(str(group_id))
    return opened


def crumbs(opened: OpenedGroup, title: str) -> list[Item]:
    """Where a page of a group stands."""
    head = Item(_("Groups"), reverse("support:groups"))
    if not title:
        return [head, Item(opened.group.name, "")]
    return [head, Item(opened.group.name, _url(opened.group.id)), Item(title, "")]


def _described(values: dict[str, Any]) -> Described:
    return Described(**{**values, "kind": GroupKind(values["kind"])})


def _url(group_id: UUID) -> str:
    return reverse("support:group", args=(group_id,))


def _words(title: str, back: str, trail: list[Item]) -> Asked:
    return Asked(title=title, submit=_("Save"), said=_("Saved."), back=back, crumbs=trail)
