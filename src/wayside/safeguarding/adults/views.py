"""One page for the lists of adults at risk."""

from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from wayside.access.gates import Request, page
from wayside.safeguarding.adults import actions, presenters
from wayside.safeguarding.adults.vocabulary import Kind, Which
from wayside.safeguarding.concerns.permissions import KEEP_CONCERNS
from wayside.safeguarding.handed import queries as handed
from wayside.web import clock
from wayside.web.navigation import Item
from wayside.web.paging import paged


@page(KEEP_CONCERNS)
def adults(request: Request) -> HttpResponse:
    """One kind, and which of it."""
    kind = Kind(_chosen(request, "kind", Kind.values))
    which = Which(_chosen(request, "which", Which.values))
    found = actions.list_adults(kind=kind, which=which, by=request.actor, now=clock.now())
    page_of = paged(request, found)
    context = {
        "kind": kind,
        "which": which,
        "kinds": [Item(each.label, _url(each, which), each == kind) for each in Kind],
        "whiches": [Item(each.label, _url(kind, each), each == which) for each in Which],
        "handed": handed.waiting() if kind == Kind.CONCERNS else (),
        "today": clock.today(),
        "rows": presenters.rows(page_of, kind, today=clock.today()),
        "paged": page_of,
        "is_orders": kind == Kind.ORDERS,
        "crumbs": [Item(_("Adults at risk"), "")],
    }
    return render(request, "safeguarding/adults/list.html", context)


def _chosen(request: Request, name: str, known: list[str]) -> str:
    wanted = request.GET.get(name, "")
    return wanted if wanted in known else known[0]


def _url(kind: Kind, which: Which) -> str:
    return "?" + urlencode({"kind": kind.value, "which": which.value})
