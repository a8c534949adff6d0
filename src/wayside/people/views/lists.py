"""My people, the agency's people by name, the children among them."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from wayside.access.gates import Request, page
from wayside.people import actions
from wayside.people.forms.identity import SearchForm
from wayside.people.matching import asked_for
from wayside.people.permissions import SEARCH_PEOPLE, SUPPORT_PEOPLE
from wayside.people.presenters.due import shown as shown_due
from wayside.people.presenters.hits import shown
from wayside.people.queries.mine import Mine
from wayside.people.views.opening import crumbs
from wayside.web import clock
from wayside.web.paging import paged


@page(SUPPORT_PEOPLE)
def own(request: Request) -> HttpResponse:
    """The people this worker supports, after what is due for them."""
    by, now = request.actor, clock.now()
    mine = Mine(by, now=now)
    due = shown_due(actions.list_due(by=by, now=now, mine=mine), today=mine.today)
    found = paged(request, actions.list_own(by=by, now=now, mine=mine))
    return render(request, "people/own.html", {"people": found, "due": due})


@page(SEARCH_PEOPLE)
def search(request: Request) -> HttpResponse:
    """Whether somebody is among the agency's own people. What is asked is sent as a form, so that
    no name stands in an address."""
    form = SearchForm(request.POST or None)
    hits = None
    if request.method == "POST" and form.is_valid():
        asked = asked_for(form.cleaned_data["name"], form.cleaned_data["born"])
        hits = shown(actions.search(asked=asked, by=request.actor, now=clock.now()))
    context = {"form": form, "hits": hits, "crumbs": crumbs(_("Known to us?"))}
    return render(request, "people/search.html", context)


@page(SUPPORT_PEOPLE)
def children(request: Request) -> HttpResponse:
    """The children whose records are open to this worker."""
    found = actions.list_children(by=request.actor, now=clock.now())
    context = {"people": paged(request, found), "crumbs": crumbs(_("Children"))}
    return render(request, "people/children.html", context)
