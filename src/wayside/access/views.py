"""The session's one page of its own, and mail: one's own notices, and the outbox in numbers."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from wayside.access import actions
from wayside.access.gates import Request, page, signed_in
from wayside.access.permissions import MANAGE_ACCOUNTS
from wayside.notices.vocabulary import NoticeState
from wayside.web import clock
from wayside.web.paging import paged

NOTICES_A_PAGE = 20


@signed_in("keeps one's own session; the middleware notes the time")
@require_POST
def stay(request: HttpRequest) -> HttpResponse:
    """Answer the warning's button."""
    return HttpResponse(status=204)


@signed_in("shows one's own notices alone")
def notices(request: Request) -> HttpResponse:
    """What was sent to the reader."""
    found = actions.open_notices(by=request.actor, now=clock.now())
    listed = paged(request, found, per_page=NOTICES_A_PAGE)
    return render(request, "access/notices.html", {"paged": listed})


@page(MANAGE_ACCOUNTS)
def mail(request: Request) -> HttpResponse:
    """How much mail waits, left or failed; never to whom or about what."""
    counts = actions.count_mail(by=request.actor, now=clock.now())
    context = {
        "rows": [(state.label, count) for state, count in counts.items()],
        "failed": counts[NoticeState.FAILED],
    }
    return render(request, "access/mail.html", context)


@page(MANAGE_ACCOUNTS)
@require_POST
def resend(request: Request) -> HttpResponse:
    """Try the mail that failed again."""
    count = actions.resend_mail(by=request.actor, now=clock.now())
    said = ngettext("%s notice is in line again.", "%s notices are in line again.", count)
    messages.success(request, said % count)
    return redirect("access:mail")
