"""The review of a week, and the months."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from wayside.access.gates import Request, page
from wayside.access.permissions import require
from wayside.partners.queries import outcomes_of, programme_of
from wayside.patrols.returns import actions, figures
from wayside.patrols.returns.forms import DecisionForm, NoteForm
from wayside.patrols.returns.permissions import REVIEW_WEEKS, VIEW_MONTHS
from wayside.patrols.returns.presenters.months_page import months_page
from wayside.patrols.returns.presenters.review_page import review_page
from wayside.patrols.returns.vocabulary import NoteSource
from wayside.patrols.views.opening import Opened, area_at, opened
from wayside.web import clock
from wayside.web.editing import refuse
from wayside.web.navigation import Item
from wayside.web.states import NotNow

WEEKS_SHOWN = 4
MONTHS_SHOWN = 6
TEMPLATE = "patrols/returns/review.html"


@page(REVIEW_WEEKS)
def review(request: Request, area: str, week: str) -> HttpResponse:
    """Returns beside recorded crime, what was said, and what is decided."""
    at = opened(request, area, week)
    require(request.actor, REVIEW_WEEKS, area_id=at.area.id)
    known = (at.area.name, *at.area.parts.values_list("name", flat=True), *_labels(at))
    sent = request.POST if request.method == "POST" else None
    note = NoteForm(sent if sent and "text" in sent else None, places=known)
    decision = DecisionForm(sent if sent and "what" in sent else None, places=known)
    bound = next((form for form in (note, decision) if form.is_bound), None)
    if bound and bound.is_valid():
        try:
            _act(request, at, bound)
        except NotNow as refused:
            refuse(bound, refused)
        else:
            messages.success(request, _("It is kept with the review."))
            return redirect("patrols:returns:review", at.area.slug, at.iso)
    return _page(request, at, note, decision, status=422 if bound and bound.errors else 200)


@page(VIEW_MONTHS)
def months(request: Request, area: str) -> HttpResponse:
    """What came of the patrols month by month, beside the hours and the programme's aims."""
    found = area_at(request, area)
    names = _months_to(clock.today().year * 12 + clock.today().month - 1)
    rows = actions.open_months(area=found, months=names, by=request.actor, now=clock.now())
    programme = programme_of(found)
    intended = outcomes_of(programme) if programme else ()
    weeks = reverse("patrols:weeks", args=(found.slug,))
    title = _("What came of the patrols, month by month")
    context = {
        "crumbs": [Item(found.name, ""), Item(_("Weeks"), weeks), Item(title, "")],
        "title": title,
        "page": months_page(rows, intended),
    }
    return render(request, "patrols/returns/months.html", context)


def _act(request: Request, at: Opened, form: NoteForm | DecisionForm) -> None:
    said = form.cleaned_data
    if isinstance(form, NoteForm):
        actions.note_for_review(
            week=at.started,
            source=NoteSource(said["source"]),
            text=said["text"],
            by=request.actor,
            now=clock.now(),
            token=form.once,
        )
        return
    actions.decide(
        week=at.started,
        what=said["what"],
        reason=said["reason"],
        by=request.actor,
        now=clock.now(),
        token=form.once,
    )


def _page(
    request: Request, at: Opened, note: NoteForm, decision: DecisionForm, *, status: int
) -> HttpResponse:
    material = actions.open_review(week=at.started, by=request.actor, now=clock.now())
    isos = [at.iso]
    while len(isos) < WEEKS_SHOWN:
        isos.insert(0, isos[0].previous)
    title = _("Review of the week")
    context: dict[str, Any] = {
        "crumbs": at.crumbs(title),
        "title": title,
        "page": review_page(material, figures.weekly(at.area, isos)),
        "note": note,
        "decision": decision,
        "months_url": reverse("patrols:returns:months", args=(at.area.slug,)),
        "next_url": reverse("patrols:week", args=(at.area.slug, at.iso.next)),
    }
    return render(request, TEMPLATE, context, status=status)


def _labels(at: Opened) -> tuple[str, ...]:
    """The week's places by name: their words are no person's."""
    found = at.started.patrols.filter(places__position__isnull=False)
    return tuple(label for label in found.values_list("places__label", flat=True) if label)


def _months_to(last: int) -> tuple[str, ...]:
    """The months up to one, which is counted from year nought."""
    counted = range(last - MONTHS_SHOWN + 1, last + 1)
    return tuple(f"{each // 12:04d}-{each % 12 + 1:02d}" for each in counted)
