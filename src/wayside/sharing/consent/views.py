"""What somebody agreed to, on one page to read together; agreeing, refusing and taking back."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from wayside.access.gates import Request, page
from wayside.sharing.consent import actions
from wayside.sharing.consent.forms import GiveForm, RefuseForm, WithdrawForm
from wayside.sharing.consent.permissions import RECORD_CONSENT, VIEW_CONSENT
from wayside.sharing.consent.presenters import page_of
from wayside.sharing.consent.queries import entries
from wayside.sharing.views.framing import framed
from wayside.sharing.views.opening import subject_at
from wayside.web import clock
from wayside.web.asking import Asked, ask
from wayside.web.navigation import Item

SAID = ("to", "to_kind", "purpose", "categories", "how", "words")


@page(VIEW_CONSENT)
def consent(request: Request, subject_id: UUID) -> HttpResponse:
    """Everything they said about sharing, in sentences to read together."""
    now = clock.now()
    said = actions.read_consent(subject=subject_at(subject_id), by=request.actor, now=now)
    frame = framed(request, subject_id)
    context = {
        "subject_id": subject_id,
        "frame": frame,
        "crumbs": [*frame.crumbs, Item(_("What you agreed to"), "")],
        "said": page_of(said, now=now),
        "may_record": request.actor.may(RECORD_CONSENT),
    }
    return render(request, "sharing/consent.html", context)


@page(VIEW_CONSENT)
def on_paper(request: Request, subject_id: UUID) -> HttpResponse:
    """The same to take along."""
    now = clock.now()
    said = actions.print_consent(subject=subject_at(subject_id), by=request.actor, now=now)
    context = {"said": page_of(said, now=now), "printed_at": now}
    return render(request, "sharing/consent_on_paper.html", context)


@page(RECORD_CONSENT)
def give(request: Request, subject_id: UUID) -> HttpResponse:
    """Record what they agree to."""
    subject = subject_at(subject_id)
    words = _words(
        request,
        subject_id,
        _("What do they agree to?"),
        _("Record the consent"),
        _("The consent is recorded."),
        note=_("Read each answer out. Saying no to any of it changes nothing about our help."),
    )

    def do(data: dict[str, Any]) -> object:
        said = actions.Said(**{name: data.pop(name) for name in SAID})
        return actions.give_consent(
            subject=subject, said=said, by=request.actor, now=clock.now(), **data
        )

    return ask(request, GiveForm(request.POST or None, actor=request.actor), do, words)


@page(RECORD_CONSENT)
def refuse(request: Request, subject_id: UUID) -> HttpResponse:
    """Record what they do not agree to."""
    subject = subject_at(subject_id)
    title = _("What do they not agree to?")
    words = _words(request, subject_id, title, _("Record it"), _("It is recorded."))

    def do(data: dict[str, Any]) -> object:
        return actions.refuse_consent(
            subject=subject, said=actions.Said(**data), by=request.actor, now=clock.now()
        )

    return ask(request, RefuseForm(request.POST or None, actor=request.actor), do, words)


@page(RECORD_CONSENT)
def withdraw(request: Request, subject_id: UUID) -> HttpResponse:
    """Record that they take consent back: whatever is sent, it is saved."""
    subject = subject_at(subject_id)
    now = clock.now()
    ledger = list(entries(subject))
    offered = [
        (str(each.id), f"{each.sentence} {', '.join(each.things)}")
        for each in page_of(ledger, now=now).agreed
    ]
    form = WithdrawForm(request.POST or None, offered=offered)
    words = _words(
        request,
        subject_id,
        _("Take consent back"),
        _("Take it back now"),
        _("It is taken back."),
        kind="warning",
    )
    if request.method != "POST":
        context = {"form": form, "words": words, "title": words.title, "crumbs": words.crumbs}
        return render(request, "web/ask.html", context)
    chosen = form.answers()
    actions.withdraw_consent(
        subject=subject,
        of=[each for each in ledger if str(each.id) in chosen["of"]],
        said=actions.Said(how=chosen["how"], words=chosen["words"]),
        by=request.actor,
        now=now,
    )
    messages.success(request, words.said)
    return redirect(words.back)


def _words(
    request: Request,
    subject_id: UUID,
    title: str,
    submit: str,
    said: str,
    *,
    kind: str = "primary",
    note: str = "",
) -> Asked:
    frame = framed(request, subject_id)
    back = reverse("sharing:consent", args=[subject_id])
    return Asked(
        title=title,
        submit=submit,
        said=said,
        back=back,
        crumbs=[*frame.crumbs, Item(_("What you agreed to"), back), Item(title, "")],
        lead=frame.called,
        kind=kind,
        note=frame.before_sharing(note),
    )
