"""Pages that say what went wrong, what to do and whom to ask."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseServerError
from django.shortcuts import render
from django.template.loader import get_template
from django.utils.translation import gettext as _


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400: the request could not be read."""
    return render(request, "400.html", status=400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403: the sentence of the permission that is lacking, when there is one."""
    reason = str(exception) or _("Your role does not include this page.")
    return render(request, "403.html", {"reason": reason}, status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404: no such page, or none for this reader."""
    return render(request, "404.html", status=404)


def not_set_up(request: HttpRequest) -> HttpResponse:
    """503: the support side's keys are not here, so nothing of it can be shown or kept."""
    return render(request, "503.html", status=503)


def key_missing(request: HttpRequest, *, ring: str) -> HttpResponse:
    """503: something was locked with a key that is not among those given."""
    return render(request, "503_key.html", {"setting": f"WAYSIDE_{ring.upper()}_KEYS"}, status=503)


def server_error(request: HttpRequest) -> HttpResponse:
    """500: without database, session or context processors, any of which may be the fault."""
    page = get_template("500.html").render({"request_id": getattr(request, "id", "")})
    return HttpResponseServerError(page)


@login_not_required
def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form whose token does not match."""
    return render(request, "403_csrf.html", status=403)
