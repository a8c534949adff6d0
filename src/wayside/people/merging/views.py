"""Is this person written down twice?"""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wayside.access.gates import Request, page
from wayside.people.merging import actions, queries
from wayside.people.merging.forms import MergeForm
from wayside.people.merging.permissions import MERGE_RECORDS
from wayside.people.presenters.hits import shown
from wayside.people.views.opening import crumb_of, crumbs, page_about, person_at
from wayside.web import clock
from wayside.web.asking import Asked, ask
from wayside.web.editing import press


@page(MERGE_RECORDS)
def alike(request: Request, person_id: UUID) -> HttpResponse:
    """Other records that may be of the same person, and what was merged."""
    person = person_at(request, person_id)
    context = {
        **page_about(request, person, _("Written down twice?")),
        "hits": shown(actions.list_alike(person=person, by=request.actor, now=clock.now())),
        "merges": queries.merges_of(person),
    }
    return render(request, "people/merging/page.html", context)


@page(MERGE_RECORDS)
def merge(request: Request, person_id: UUID, other_id: UUID) -> HttpResponse:
    """Make one of two records."""
    person, other = person_at(request, person_id), person_at(request, other_id)

    def do(_data: dict[str, Any]) -> object:
        return actions.merge(kept=person, merged=other, by=request.actor, now=clock.now())

    title = _("Make one record of two")
    words = Asked(
        title=title,
        submit=_("Make one record"),
        said=_("It is one record now. Both histories stand in it."),
        back=reverse("people:record", args=[person.id]),
        crumbs=crumbs(crumb_of(person), title),
        lead=_("%(merged)s moves into %(kept)s") % {"merged": other.called, "kept": person.called},
        kind="warning",
        note=_(
            "Who may open either opens both, and who is locked out of either is locked out of "
            "both. You can take them apart again."
        ),
    )
    return ask(request, MergeForm(request.POST or None), do, words)


@page(MERGE_RECORDS)
@require_POST
def apart(request: Request, person_id: UUID, merge_id: UUID) -> HttpResponse:
    """Make two of one again."""
    person = person_at(request, person_id)
    held = queries.merge_of(person, merge_id)
    if held is None:
        raise Http404(str(merge_id))
    return press(
        request,
        lambda: actions.unmerge(held=held, by=request.actor, now=clock.now()),
        _("These are two records again."),
        reverse("people:alike", args=[person.id]),
    )
