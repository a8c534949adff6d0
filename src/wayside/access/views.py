"""The session's one page of its own: stay signed in."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from wayside.access.gates import signed_in


@signed_in("keeps one's own session; the middleware notes the time")
@require_POST
def stay(request: HttpRequest) -> HttpResponse:
    """Answer the warning's button."""
    return HttpResponse(status=204)
