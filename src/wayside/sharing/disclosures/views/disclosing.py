"""Disclosing from a record: what goes is chosen, looked at exactly as it goes, then sent."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from wayside.access import gates
from wayside.access.gates import page
from wayside.access.vocabulary import Role
from wayside.sharing.agreements.vocabulary import Category
from wayside.sharing.disclosures import actions
from wayside.sharing.disclosures.forms import DiscloseForm
from wayside.sharing.disclosures.permissions import DISCLOSE
from wayside.sharing.disclosures.vocabulary import Basis
from wayside.sharing.models import Disclosure, Subject
from wayside.sharing.reach import lines
from wayside.sharing.views.framing import framed
from wayside.sharing.views.opening import subject_at
from wayside.web import clock
from wayside.web.asking import Asked, ask
from wayside.web.editing import carried_out
from wayside.web.navigation import Item

PASSED = (
    "recipient",
    "purpose",
    "categories",
    "necessity",
    "proportionality",
    "emergency",
    "without_agreement",
)


@page(DISCLOSE)
def disclose(request: gates.Request, subject_id: UUID) -> HttpResponse:
    """Choose what goes, look at exactly that, and send it."""
    subject = subject_at(subject_id)
    offered = actions.offer(subject=subject, by=request.actor, now=clock.now())
    form = DiscloseForm(request.POST or None, actor=request.actor, offered=offered)
    words = _words(request, subject_id)
    if request.method == "POST" and not request.POST.get("seen"):
        shown = carried_out(request, form, lambda: _preview(request, subject, form))
        if shown:
            return _shown(request, form, shown.result, words)
        return _form(request, form, words)
    if "change" in request.POST:
        return _form(request, form, words)
    return ask(request, form, lambda data: _send(request, subject, form, data), words)


def _preview(request: gates.Request, subject: Subject, form: DiscloseForm) -> actions.Shown:
    told, asked = _told(form.cleaned_data), _asked(form)
    return actions.preview(
        subject=subject, told=told, asked=asked, by=request.actor, now=clock.now()
    )


def _send(
    request: gates.Request, subject: Subject, form: DiscloseForm, data: dict[str, Any]
) -> Disclosure:
    asked = _asked(form)
    made = actions.disclose_from_record(
        subject=subject,
        told=_told(data),
        seen=request.POST["seen"],
        asked=asked,
        by=request.actor,
        now=clock.now(),
    )
    if made.until_at < asked.until_at:
        messages.info(request, _("It ends sooner than you chose: the consent ends then."))
    return made


def _shown(
    request: gates.Request, form: DiscloseForm, shown: actions.Shown, words: Asked
) -> HttpResponse:
    data = form.cleaned_data
    ways = [f"{each.name}: {each.says}" for each in shown.taken if each.reach is not None]
    context = {
        "words": words,
        "crumbs": words.crumbs,
        "shown": shown,
        "text": shown.snapshot["text"],
        "lines": lines(shown.snapshot),
        "way": ways[0] if ways else "",
        "recipient": data["recipient"].name,
        "role": Role(data["role"]).label,
        "categories": [Category(each).label for each in data["categories"]],
        "basis": Basis(data["basis"]).label,
        "sent": [
            (name, value)
            for name, values in request.POST.lists()
            if name in form.fields
            for value in values
        ],
    }
    return render(request, "sharing/disclosure_preview.html", context)


def _form(request: gates.Request, form: DiscloseForm, words: Asked) -> HttpResponse:
    context = {"form": form, "words": words, "title": words.title, "crumbs": words.crumbs}
    return render(request, "web/ask.html", context)


def _told(data: dict[str, Any]) -> actions.Told:
    return actions.Told(words=data["text"], keys=tuple(data.get("take", ())))


def _asked(form: DiscloseForm) -> actions.Request:
    data = form.cleaned_data
    return actions.Request(
        role=Role(data["role"]),
        basis=Basis(data["basis"]),
        until_at=form.until_at(),
        **{name: data[name] for name in PASSED},
    )


def _words(request: gates.Request, subject_id: UUID) -> Asked:
    frame = framed(request, subject_id)
    back = reverse("sharing:disclosures", args=[subject_id])
    title = _("Disclose something")
    return Asked(
        title=title,
        submit=_("Look at what goes"),
        said=_("It is recorded. Without consent it waits for a second person."),
        back=back,
        crumbs=[*frame.crumbs, Item(_("Disclosed"), back), Item(title, "")],
        lead=frame.called,
        note=frame.before_sharing(),
    )
