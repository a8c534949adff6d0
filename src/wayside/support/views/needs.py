"""What somebody needs now, how that changed, and noting it again."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from wayside.access.gates import Request, page
from wayside.people.views.opening import crumb_of, crumbs, page_about, person_at
from wayside.support import actions, queries
from wayside.support.actions.particulars import ASKED
from wayside.support.forms.needs import NeedsForm
from wayside.support.forms.particulars import ParticularsForm
from wayside.support.permissions import ASSESS_NEEDS
from wayside.support.presenters.needs import over_time, shown
from wayside.web import clock
from wayside.web.asking import Asked, ask


@page(ASSESS_NEEDS)
def needs(request: Request, person_id: UUID) -> HttpResponse:
    """Needs as they stand and as they changed."""
    person = person_at(request, person_id)
    story = actions.open_story(person=person, by=request.actor, now=clock.now())
    names = dict(queries.strand_choices([each.strand for each in story.needs.values()]))
    context = {
        **page_about(request, person, _("Needs")),
        "needs": shown(story.needs, names),
        "particulars": queries.particulars_of(person.subject).first(),
        "chart": over_time(story.notes, now=clock.now()),
    }
    return render(request, "support/needs.html", context)


@page(ASSESS_NEEDS)
def note(request: Request, person_id: UUID) -> HttpResponse:
    """Note needs, as agreed today."""
    person = person_at(request, person_id)
    story = actions.open_story(person=person, by=request.actor, now=clock.now())
    initial: dict[str, Any] = {}
    for kind, each in story.needs.items():
        initial |= {
            kind.value: each.level,
            f"{kind.value}_words": each.own_words,
            f"{kind.value}_strand": each.strand,
        }
    strands = queries.strand_choices([each.strand for each in story.needs.values()])
    form = NeedsForm(request.POST or None, initial=initial, strands=strands)

    def do(_data: dict[str, Any]) -> object:
        return actions.assess_needs(
            person=person, assessed=form.assessed(), by=request.actor, now=clock.now()
        )

    title = _("What is needed now")
    words = Asked(
        title=title,
        submit=_("Save"),
        said=_("Noted. What has not changed was not noted again."),
        back=reverse("support:needs", args=(person.id,)),
        crumbs=crumbs(crumb_of(person), title),
        lead=person.called,
        note=_("Best filled in together. What is not talked about stays as it was."),
    )
    return ask(request, form, do, words)


@page(ASSESS_NEEDS)
def ask_particulars(request: Request, person_id: UUID) -> HttpResponse:
    """A script, and public funds: what services ask first."""
    person = person_at(request, person_id)
    last = queries.particulars_of(person.subject).first()
    initial = {name: getattr(last, name) for name in ASKED} if last else {}
    form = ParticularsForm(request.POST or None, initial=initial)

    def do(_data: dict[str, Any]) -> object:
        return actions.note_particulars(
            person=person, noted=form.noted(), by=request.actor, now=clock.now()
        )

    title = _("What services ask")
    words = Asked(
        title=title,
        submit=_("Save"),
        said=_("Noted. Services are matched by it when you refer."),
        back=reverse("support:needs", args=(person.id,)),
        crumbs=crumbs(crumb_of(person), title),
        lead=person.called,
        note=_("Ask only what a service needs to know. It leaves this record with consent alone."),
    )
    return ask(request, form, do, words)
