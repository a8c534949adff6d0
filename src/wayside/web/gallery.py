"""The component gallery: every component in every state, for those who build screens."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

GROUPS: dict[str, str] = {}


@login_not_required
def index(request: HttpRequest) -> HttpResponse:
    """The groups."""
    return render(request, "web/gallery/index.html", {"groups": GROUPS})


@login_not_required
def group(request: HttpRequest, group: str) -> HttpResponse:
    """One group's components."""
    if group not in GROUPS:
        raise Http404(group)
    return render(request, f"web/gallery/{group}.html", {"title": GROUPS[group]})
