"""The protocol to read and confirm, its readers, training, champions, and a school's concern."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wayside.access.gates import Request, page
from wayside.sharing.handovers.actions import hand_over
from wayside.sharing.handovers.vocabulary import HandoverKind
from wayside.sharing.protocol import actions, queries
from wayside.sharing.protocol.actions import Course, Written
from wayside.sharing.protocol.forms import (
    ChampionForm,
    ConcernForm,
    CourseForm,
    MemberForm,
    VersionForm,
)
from wayside.sharing.protocol.permissions import (
    NAME_CHAMPIONS,
    PUBLISH_PROTOCOL,
    READ_PROTOCOL,
    SEE_CHAMPIONS,
    SEND_CONCERN,
)
from wayside.web import clock
from wayside.web.asking import Asked, ask
from wayside.web.editing import press
from wayside.web.navigation import Item
from wayside.web.paging import paged


@page(READ_PROTOCOL)
def protocol(request: Request) -> HttpResponse:
    """The version that holds, whether one read it, and the former ones."""
    found = list(queries.versions(visible_to=request.actor, today=clock.today()))
    now = found[0] if found else None
    context = {
        "version": now,
        "reading": queries.reading(now, request.actor.person_id) if now else None,
        "former": found[1:],
        "may_publish": request.actor.may(PUBLISH_PROTOCOL),
        "crumbs": [Item(_("Safeguarding protocol"), "")],
    }
    return render(request, "sharing/protocol/protocol.html", context)


@page(PUBLISH_PROTOCOL)
def publish(request: Request) -> HttpResponse:
    """Publish the next version."""
    held = queries.latest(visible_to=request.actor, today=clock.today())
    initial = {"title": held.title, "text": held.text, "area": held.area_id} if held else {}
    form = VersionForm(request.POST or None, actor=request.actor, initial=initial)

    def do(data: dict[str, Any]) -> object:
        written = Written(data["title"], data["text"], data["from_date"])
        return actions.publish_protocol(
            area=data["area"], written=written, form_id=data["form_id"], **_by(request)
        )

    note = _("Everybody of the support side and of schools there is asked to read it.")
    words = _words(_("Publish a version"), "sharing:protocol", note)
    return ask(request, form, do, words)


@page(READ_PROTOCOL)
@require_POST
def read(request: Request, protocol_version_id: UUID) -> HttpResponse:
    """Confirm that one read it."""
    found = queries.versions(visible_to=request.actor, today=clock.today())
    held = _or_404(found.filter(id=protocol_version_id).first())
    said = _("Thank you. It is noted that you read it.")
    back = reverse("sharing:protocol")
    return press(request, lambda: actions.read_protocol(version=held, **_by(request)), said, back)


@page(PUBLISH_PROTOCOL)
def readers(request: Request, protocol_version_id: UUID) -> HttpResponse:
    """Who read it, and who has not yet."""
    published = queries.published(visible_to=request.actor)
    held = _or_404(published.filter(id=protocol_version_id).first())
    actions.list_readers(version=held, **_by(request))
    shown = paged(
        request, queries.members(visible_to=request.actor, today=clock.today()), per_page=50
    )
    read_at = queries.read_at(held, [each.person_id for each in shown])
    context = {
        "version": held,
        "members": shown,
        "rows": [(each, read_at.get(each.person_id)) for each in shown],
        "crumbs": _crumbs(_("Who read it")),
    }
    return render(request, "sharing/protocol/readers.html", context)


@page(READ_PROTOCOL)
def training(request: Request) -> HttpResponse:
    """One's own training; for leads, all that was held."""
    leads = request.actor.may(PUBLISH_PROTOCOL)
    context = {
        "own": queries.own_training(request.actor.person_id),
        "today": clock.today(),
        "trainings": paged(request, queries.trainings(visible_to=request.actor)) if leads else None,
        "crumbs": _crumbs(_("Safeguarding training")),
    }
    return render(request, "sharing/protocol/training.html", context)


@page(PUBLISH_PROTOCOL)
def add(request: Request) -> HttpResponse:
    """Note a training that was held."""
    form = CourseForm(request.POST or None, actor=request.actor)

    def do(data: dict[str, Any]) -> object:
        course = Course(data["course"], data["held_date"], data["refresher_months"])
        return actions.add_training(
            area=data["area"], course=course, form_id=data["form_id"], **_by(request)
        )

    return ask(request, form, do, _words(_("Note a training"), "sharing:protocol_training"))


@page(PUBLISH_PROTOCOL)
def attended(request: Request, protocol_training_id: UUID) -> HttpResponse:
    """Who came, and another who did."""
    found = queries.trainings(visible_to=request.actor)
    held = _or_404(found.filter(id=protocol_training_id).first())
    form = MemberForm(request.POST or None, actor=request.actor, today=clock.today())

    def do(data: dict[str, Any]) -> object:
        return actions.attend_training(training=held, member=data["member"], **_by(request))

    came = ", ".join(each.person.name for each in queries.attendances(held))
    note = _("So far: %(names)s") % {"names": came} if came else _("Nobody is noted yet.")
    words = _words(held.course, "sharing:protocol_training", note)
    return ask(request, form, do, words)


@page(SEE_CHAMPIONS)
def champions(request: Request) -> HttpResponse:
    """The champions of each area, gaps first."""
    found = queries.champions(visible_to=request.actor, today=clock.today())
    context = {
        "areas": found,
        "gaps": sum(not each.champions for each in found),
        "may_name": request.actor.may(NAME_CHAMPIONS),
        "crumbs": [Item(_("Champions for children"), "")],
    }
    return render(request, "sharing/protocol/champions.html", context)


@page(NAME_CHAMPIONS)
def name(request: Request) -> HttpResponse:
    """Name a champion."""
    form = ChampionForm(request.POST or None, actor=request.actor, today=clock.today())

    def do(data: dict[str, Any]) -> object:
        return actions.name_champion(area=data["area"], member=data["member"], **_by(request))

    return ask(request, form, do, _words(_("Name a champion"), "sharing:champions"))


@page(NAME_CHAMPIONS)
@require_POST
def end(request: Request, champion_id: UUID) -> HttpResponse:
    """End the time of a champion."""
    held = _or_404(queries.champion(champion_id, visible_to=request.actor))
    return press(
        request,
        lambda: actions.end_champion(champion=held, **_by(request)),
        _("Noted."),
        reverse("sharing:champions"),
    )


@page(SEND_CONCERN)
def concern(request: Request) -> HttpResponse:
    """A school says that it worries: one way, to the safeguarding leads of the area."""
    form = ConcernForm(request.POST or None, actor=request.actor)

    def do(data: dict[str, Any]) -> object:
        told = {_("What the child or family were told"): data["told_child"]}
        return hand_over(
            kind=HandoverKind.CHILD_CONCERN,
            area=data["area"],
            content={"text": data["text"], **{k: v for k, v in told.items() if v}},
            receipt_id=data["form_id"],
            **_by(request),
        )

    words = Asked(
        title=_("Send a concern"),
        submit=_("Send it"),
        said=_("It is sent. You learn here when it is received and taken up, and nothing else."),
        back=reverse("sharing:sent_handovers"),
        crumbs=[Item(_("Send a concern"), "")],
        note=_("If a child is in danger now, ring 999. You need no proof to send a concern."),
    )
    return ask(request, form, do, words)


def _by(request: Request) -> Any:
    return {"by": request.actor, "now": clock.now()}


def _or_404(found: Any) -> Any:
    if found is None:
        raise Http404
    return found


def _crumbs(title: str) -> list[Item]:
    return [Item(_("Safeguarding protocol"), reverse("sharing:protocol")), Item(title, "")]


def _words(title: str, back: str, note: str = "") -> Asked:
    return Asked(
        title=title,
        submit=_("Save"),
        said=_("Saved."),
        back=reverse(back),
        crumbs=[Item(title, "")],
        note=note,
    )
