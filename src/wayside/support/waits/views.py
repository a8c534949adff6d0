"""How many days support waits: what holds, what was set, and setting it."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from wayside.access.gates import Request, page
from wayside.support.waits import actions, queries
from wayside.support.waits.forms import WaitForm
from wayside.support.waits.permissions import SET_WAITS
from wayside.support.waits.vocabulary import Wait
from wayside.web import clock
from wayside.web.asking import Asked, ask
from wayside.web.navigation import Item
from wayside.web.paging import paged


@page(SET_WAITS)
def waits(request: Request) -> HttpResponse:
    """What holds today, and everything that was set."""
    today = clock.today()
    context = {
        "held": [(each.label, queries.days(each, on=today)) for each in Wait],
        "rows": paged(request, queries.every()),
        "crumbs": [Item(_("Days that support waits"), "")],
    }
    return render(request, "support/waits/list.html", context)


@page(SET_WAITS)
def set_wait(request: Request) -> HttpResponse:
    """Set one of them, from a day on."""

    def do(data: dict[str, Any]) -> object:
        wait = Wait(data.pop("wait"))
        return actions.set_wait(wait=wait, by=request.actor, now=clock.now(), **data)

    back, title = reverse("support:waits"), _("Set how many days")
    words = Asked(
        title=title,
        submit=_("Save"),
        said=_("Set. It holds for what comes in from that day on."),
        back=back,
        crumbs=[Item(_("Days that support waits"), back), Item(title, "")],
        note=_("Check it against your agencies’ own rules before use."),
    )
    form = WaitForm(request.POST or None, initial={"from_date": clock.today()})
    return ask(request, form, do, words)
