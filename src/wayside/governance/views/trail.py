"""The trail itself: sealed until where, and whether it is whole."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wayside.access.gates import Request, page
from wayside.audit.queries import COUNT_LIMIT
from wayside.governance import actions, queries
from wayside.governance.permissions import CHECK_TRAIL, REVIEW_AUDIT
from wayside.governance.views.framing import frame
from wayside.web import clock


@page(REVIEW_AUDIT)
def trail(request: Request) -> HttpResponse:
    """How the whole trail stands."""
    state, own_events = actions.open_trail(by=request.actor, now=clock.now())
    context = {
        **frame(request, "trail"),
        "state": state,
        "own_events": own_events,
        "is_more": own_events == COUNT_LIMIT,
        "is_checking": queries.check_is_under_way(),
    }
    return render(request, "governance/trail.html", context)


@require_POST
@page(CHECK_TRAIL)
def check(request: Request) -> HttpResponse:
    """Have the whole trail checked."""
    if actions.ask_for_check(by=request.actor, now=clock.now()):
        messages.success(request, _("The trail is being checked. Its result will stand here."))
    else:
        messages.info(request, _("A check is under way already."))
    return redirect("governance:trail")
