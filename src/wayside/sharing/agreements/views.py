"""Agreements: the list, one with its versions, proposing, deciding, ending."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from wayside.access.gates import Request, page
from wayside.files import scanning
from wayside.files.vocabulary import CONTENT_TYPES, FileKind
from wayside.sharing.agreements import actions, queries, rules
from wayside.sharing.agreements.forms import AgreementForm, DocumentForm, ReasonForm
from wayside.sharing.agreements.permissions import (
    CONFIRM_AGREEMENTS,
    PROPOSE_AGREEMENTS,
    VIEW_AGREEMENTS,
)
from wayside.sharing.agreements.vocabulary import AgreementState, Category, Purpose
from wayside.sharing.models import AgreementVersion
from wayside.sharing.models.agreement_documents import NEUTRAL
from wayside.vault import holding
from wayside.web import clock
from wayside.web.asking import Asked, ask
from wayside.web.editing import press
from wayside.web.exports import attachment as saved
from wayside.web.navigation import Item
from wayside.web.paging import paged

SHOWN = (AgreementState.PROPOSED, AgreementState.CONFIRMED)
INITIAL = ("title", "purposes", "categories", "from_date", "until_date", "document")


@page(VIEW_AGREEMENTS)
def agreements(request: Request) -> HttpResponse:
    """The agreements that hold, and those that wait for a second person."""
    rows = queries.versions(visible_to=request.actor)
    context = {
        "waiting": rows.filter(state=AgreementState.PROPOSED).order_by("proposed_at"),
        "held": paged(request, rows.filter(state=AgreementState.CONFIRMED).order_by("title")),
        "may_propose": request.actor.may(PROPOSE_AGREEMENTS),
        "today": clock.today(),
    }
    return render(request, "sharing/agreements.html", context)


@page(VIEW_AGREEMENTS)
def agreement(request: Request, agreement_id: UUID) -> HttpResponse:
    """One agreement: what holds, what waits, and every former version."""
    rows = _versions(request, agreement_id)
    waiting = next((each for each in rows if each.state == AgreementState.PROPOSED), None)
    decides = request.actor.may(CONFIRM_AGREEMENTS)
    is_mine = waiting is not None and waiting.proposed_by_id == request.actor.person_id
    context = {
        "agreement_id": agreement_id,
        "title": rows[0].title,
        "shown": [(each, *_in_words(each)) for each in rows if each.state in SHOWN],
        "former": [each for each in rows if each.state not in SHOWN],
        "waiting": waiting,
        "in_force": _in_force(rows),
        "may_decide": waiting is not None and decides and not is_mine,
        "is_mine": is_mine,
        "may_propose": request.actor.may(PROPOSE_AGREEMENTS),
        "may_attach": request.actor.may(PROPOSE_AGREEMENTS) and _can_keep(),
        "opens": holding.holds(NEUTRAL),
        "crumbs": _crumbs(rows[0].title),
    }
    return render(request, "sharing/agreement.html", context)


@page(PROPOSE_AGREEMENTS)
def propose(request: Request) -> HttpResponse:
    """Propose an agreement."""
    title = _("Propose an agreement")
    form = AgreementForm(
        request.POST or None, actor=request.actor, initial={"from_date": clock.today()}
    )
    words = Asked(
        title=title,
        submit=_("Propose it"),
        said=_("It is proposed. A second person confirms it."),
        back=reverse("sharing:agreements"),
        crumbs=_crumbs(title),
    )

    def do(data: dict[str, Any]) -> object:
        return actions.propose_agreement(
            terms=actions.Terms(**data), by=request.actor, now=clock.now()
        )

    return ask(request, form, do, words)


@page(PROPOSE_AGREEMENTS)
def change(request: Request, agreement_id: UUID) -> HttpResponse:
    """Propose what the agreement is to say instead."""
    former = _in_force(_versions(request, agreement_id))
    if former is None:
        raise Http404(str(agreement_id))
    initial = {name: getattr(former, name) for name in INITIAL}
    initial["parties"] = list(former.parties.all())
    form = AgreementForm(request.POST or None, actor=request.actor, initial=initial)
    words = Asked(
        title=_("Change the agreement"),
        submit=_("Propose the change"),
        said=_("The change is proposed. Until a second person confirms it, the former holds."),
        back=_url(agreement_id),
        crumbs=_crumbs(former.title),
        lead=former.title,
    )

    def do(data: dict[str, Any]) -> object:
        return actions.propose_change(
            of=former, terms=actions.Terms(**data), by=request.actor, now=clock.now()
        )

    return ask(request, form, do, words)


@page(CONFIRM_AGREEMENTS)
@require_POST
def confirm(request: Request, agreement_id: UUID) -> HttpResponse:
    """Confirm it, as the second person."""
    version = _waiting(request, agreement_id)
    return press(
        request,
        lambda: actions.confirm_agreement(version=version, by=request.actor, now=clock.now()),
        _("The agreement is confirmed."),
        _url(agreement_id),
    )


@page(CONFIRM_AGREEMENTS)
def decline(request: Request, agreement_id: UUID) -> HttpResponse:
    """Decline it, saying why."""
    version = _waiting(request, agreement_id)

    def do(data: dict[str, Any]) -> object:
        return actions.decline_agreement(
            version=version, note=data["note"], by=request.actor, now=clock.now()
        )

    words = _reason(version, _("Decline the agreement"), _("The agreement is declined."))
    return ask(request, ReasonForm(request.POST or None), do, words)


@page(PROPOSE_AGREEMENTS)
@require_POST
def withdraw(request: Request, agreement_id: UUID) -> HttpResponse:
    """Take one's own proposal back."""
    version = _waiting(request, agreement_id)
    return press(
        request,
        lambda: actions.withdraw_agreement(version=version, by=request.actor, now=clock.now()),
        _("The proposal is taken back."),
        _url(agreement_id),
    )


@page(PROPOSE_AGREEMENTS)
def end(request: Request, agreement_id: UUID) -> HttpResponse:
    """End it at once."""
    version = _in_force(_versions(request, agreement_id))
    if version is None:
        raise Http404(str(agreement_id))

    def do(data: dict[str, Any]) -> object:
        return actions.end_agreement(
            version=version, note=data["note"], by=request.actor, now=clock.now()
        )

    words = _reason(version, _("End the agreement"), _("The agreement has ended."))
    return ask(request, ReasonForm(request.POST or None), do, words)


@page(PROPOSE_AGREEMENTS)
def attach(request: Request, agreement_id: UUID) -> HttpResponse:
    """Attach one to the version that waits or, without any, to the one in force."""
    found = queries.versions(visible_to=request.actor).filter(agreement=agreement_id)
    version = found.filter(state__in=rules.TAKES_DOCUMENTS).order_by("-number").first()
    if version is None:
        raise Http404(str(agreement_id))
    title = _("Attach the document")

    def do(data: dict[str, Any]) -> object:
        return actions.attach_document(
            version=version, content=data["file"].read(), given_name=data["file"].name,
            form_id=data["form_id"], by=request.actor, now=clock.now(),
        )  # fmt: skip

    words = Asked(
        title=title,
        submit=_("Attach it"),
        said=_("The document is kept."),
        back=_url(agreement_id),
        crumbs=[*_crumbs(version.title, _url(agreement_id)), Item(title, "")],
        lead=f"{version.title}: {version.get_state_display()}",
        note=_("Every agency that sees the agreement can save it. It is scanned, and locked."),
    )
    return ask(request, DocumentForm(request.POST or None, request.FILES or None), do, words)


@page(VIEW_AGREEMENTS)
@require_GET
def download(request: Request, agreement_id: UUID, document_id: UUID) -> HttpResponse:
    """A document, to be saved and not shown."""
    seen = queries.versions(visible_to=request.actor).filter(agreement=agreement_id)
    found = queries.document_of(agreement_id, document_id) if seen.exists() else None
    if found is None:
        raise Http404(str(document_id))
    if not holding.holds(NEUTRAL):
        messages.error(request, _("The keys of this document are not set up here."))
        return redirect(_url(agreement_id))
    content = actions.open_document(document=found, by=request.actor, now=clock.now())
    answer = saved(content, filename=found.name, content_type=CONTENT_TYPES[FileKind(found.kind)])
    answer.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return answer


def _versions(request: Request, agreement_id: UUID) -> list[AgreementVersion]:
    found = list(queries.versions(visible_to=request.actor).filter(agreement=agreement_id))
    if not found:
        raise Http404(str(agreement_id))
    return found


def _in_force(rows: list[AgreementVersion]) -> AgreementVersion | None:
    return next((each for each in rows if each.state == AgreementState.CONFIRMED), None)


def _waiting(request: Request, agreement_id: UUID) -> AgreementVersion:
    rows = _versions(request, agreement_id)
    return next((each for each in rows if each.state == AgreementState.PROPOSED), rows[0])


def _in_words(version: AgreementVersion) -> tuple[list[str], list[str]]:
    """What for, and what is shared."""
    return (
        [str(Purpose(each).label) for each in version.purposes],
        [str(Category(each).label) for each in version.categories],
    )


def _reason(version: AgreementVersion, title: str, said: str) -> Asked:
    return Asked(
        title=title,
        submit=title,
        said=said,
        back=_url(version.agreement_id),
        crumbs=_crumbs(version.title),
        lead=version.title,
        kind="warning",
    )


def _url(agreement_id: UUID) -> str:
    return reverse("sharing:agreement", args=[agreement_id])


def _crumbs(here: str, url: str = "") -> list[Item]:
    return [Item(_("Agreements"), reverse("sharing:agreements")), Item(here, url)]


def _can_keep() -> bool:
    """Whether a document can be scanned and locked here."""
    return scanning.has_scanner() and holding.holds(NEUTRAL)
