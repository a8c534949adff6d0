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
from wayside.people.views.opening import crumb_of, crumbs, page_about, person_at
from wayside.web import clock
from wayside.web.asking import Asked, ask
from wayside.web.editing import press
from wayside.web.navigation import Item
from wayside.web.paging import paged


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
    sent = request.POST.get("verdict", "")
    if request.method == "POST" and sent in {Verdict.LIKELY, Verdict.NOT}:
        return press(
            request,
            lambda: actions.judge_candidate(
                held=held, verdict=Verdict(sent), by=request.actor, now=clock.now()
            ),
            _("Judged. Neither agency is told."),
            reverse("people:candidates"),
        )
    crumb = [Item(_("Pairs to judge"), reverse("people:candidates")), Item(_("One pair"), "")]
    context = {"pair": shown(held), "crumbs": crumb}
    return render(request, "people/links/candidate.html", context)
