"""Opening a record in an emergency; what the governance officer sees."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from wayside.access.gates import Request, page
from wayside.sharing.models import Subject
from wayside.sharing.oversight import actions, queries
from wayside.sharing.oversight.forms import EmergencyForm, SeenForm
from wayside.sharing.oversight.permissions import BREAK_GLASS, OVERSEE
from wayside.sharing.views.framing import framed
from wayside.web import clock
from wayside.web.asking import Asked, ask
from wayside.web.navigation import Item
from wayside.web.paging import paged


@page(BREAK_GLASS)
def break_glass(request: Request, subject_id: UUID) -> HttpResponse:
    """Open a record in an emergency."""
    subject = Subject.objects.filter(id=subject_id).first()
    if subject is None:
        raise Http404(str(subject_id))

    def do(data: dict[str, Any]) -> object:
        return actions.break_glass(
            subject=subject, reason=data["reason"], by=request.actor, now=clock.now()
        )

    frame = framed(request, subject_id)
    title = _("Open this record in an emergency")
    words = Asked(
        title=title,
        submit=_("Open it for three hours"),
        said=_("The record is open to you for three hours."),
        back=frame.url or reverse("sharing:consent", args=[subject_id]),
        crumbs=[*frame.crumbs[:1], Item(title, "")],
        lead=frame.called,
        kind="warning",
    )
    return ask(request, EmergencyForm(request.POST or None), do, words)


@page(OVERSEE)
def oversight(request: Request) -> HttpResponse:
    """Overrides, emergencies and legal demands of one's agency: nothing of any record."""
    rows = actions.list_oversight(by=request.actor, now=clock.now())
    return render(request, "sharing/oversight.html", {"entries": paged(request, rows)})


@page(OVERSEE)
def seen(request: Request, entry_id: UUID) -> HttpResponse:
    """Note one as seen."""
    entry = queries.entries().filter(id=entry_id).first()
    if entry is None:
        raise Http404(str(entry_id))

    def do(data: dict[str, Any]) -> object:
        return actions.note_seen(entry=entry, note=data["note"], by=request.actor, now=clock.now())

    back = reverse("sharing:oversight")
    words = Asked(
        title=entry.get_kind_display(),
        submit=_("I have seen this"),
        said=_("It is noted as seen."),
        back=back,
        crumbs=[Item(_("To oversee"), back), Item(entry.get_kind_display(), "")],
    )
    return ask(request, SeenForm(request.POST or None), do, words)
