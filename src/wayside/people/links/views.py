"""What somebody wishes, and the link reviewer's pairs."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from wayside.access.gates import Request, page
from wayside.people.actions import NotOpenError
from wayside.people.links import actions
from wayside.people.links.forms import WishForm
from wayside.people.links.permissions import CHOOSE_LINK, JUDGE_LINKS
from wayside.people.links.presenters import shown
from wayside.people.links.vocabulary import Verdict, Wish
from wayside.people.models import LinkCandidate
from wayside.people.views.opening import crumb_of, crumbs, page_about, person_at
from wayside.web import clock
from wayside.web.asking import Asked, ask
from wayside.web.editing import press
from wayside.web.navigation import Item
from wayside.web.paging import paged

JUDGED = frozenset({Verdict.LIKELY, Verdict.NOT})


@page(CHOOSE_LINK)
def together(request: Request, person_id: UUID) -> HttpResponse:
    """Whether services may know of each other, and which do."""
    person = person_at(request, person_id)
    found = actions.read_links(person=person, by=request.actor, now=clock.now())
    context = {
        **page_about(request, person, _("Other services")),
        "links": found,
    }
    return render(request, "people/links/together.html", context)


@page(CHOOSE_LINK)
def choose(request: Request, person_id: UUID) -> HttpResponse:
    """Ask somebody."""
    person = person_at(request, person_id)

    def do(data: dict[str, Any]) -> object:
        return actions.choose_link(
            person=person, wish=Wish(data["wish"]), words=data["words"],
            by=request.actor, now=clock.now(),
        )  # fmt: skip

    back = reverse("people:together", args=[person.id])
    title = _("May services know of each other?")
    words = Asked(
        title=title,
        submit=_("Write the answer down"),
        said=_("Written down. It counts from now on."),
        back=back,
        crumbs=crumbs(crumb_of(person), Item(_("Other services"), back), title),
        note=_(
            "Ask everybody, and read it out. Asking says nothing about whether there is another "
            "service, and either answer changes nothing about our help."
        ),
    )
    return ask(request, WishForm(request.POST or None), do, words)


@page(JUDGE_LINKS)
def candidates(request: Request) -> HttpResponse:
    """The pairs to judge."""
    found = actions.list_candidates(by=request.actor, now=clock.now())
    return render(request, "people/links/candidates.html", {"pairs": paged(request, found)})


@page(JUDGE_LINKS)
def candidate(request: Request, candidate_id: UUID) -> HttpResponse:
    """One pair, side by side, and its judgement."""
    try:
        held = actions.open_candidate(candidate_id=candidate_id, by=request.actor, now=clock.now())
    except NotOpenError as closed:
        raise Http404 from closed
    sent, was = request.POST.get("verdict", ""), request.POST.get("was", "")
    if request.method == "POST" and sent in JUDGED:
        return (
            _put_right(request, held, was, sent) if was in JUDGED else _judge(request, held, sent)
        )
    crumb = [Item(_("Pairs to judge"), reverse("people:candidates")), Item(_("One pair"), "")]
    other = {Verdict.LIKELY: Verdict.NOT, Verdict.NOT: Verdict.LIKELY}.get(Verdict(held.verdict))
    context = {"pair": shown(held), "other": other, "crumbs": crumb}
    return render(request, "people/links/candidate.html", context)


@page(JUDGE_LINKS)
def judged(request: Request) -> HttpResponse:
    """The pairs that were judged."""
    found = actions.list_judged(by=request.actor, now=clock.now())
    crumb = [Item(_("Pairs to judge"), reverse("people:candidates")), Item(_("Judged"), "")]
    context = {"pairs": paged(request, found), "crumbs": crumb}
    return render(request, "people/links/judged.html", context)


def _judge(request: Request, held: LinkCandidate, verdict: str) -> HttpResponse:
    return press(
        request,
        lambda: actions.judge_candidate(
            held=held, verdict=Verdict(verdict), by=request.actor, now=clock.now()
        ),
        _("Judged. Neither agency is told."),
        reverse("people:candidates"),
    )


def _put_right(request: Request, held: LinkCandidate, was: str, verdict: str) -> HttpResponse:
    return press(
        request,
        lambda: actions.correct_verdict(
            held=held,
            was=Verdict(was),
            verdict=Verdict(verdict),
            by=request.actor,
            now=clock.now(),
        ),
        _("Put right. Neither agency is told."),
        reverse("people:candidate", args=[held.id]),
    )
