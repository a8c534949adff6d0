"""Every component in every state, for those who build screens."""

from collections.abc import Callable
from typing import Any, NamedTuple

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from wayside.web.gallery import forms, pictures, samples

WHY_PUBLIC = "holds samples alone and is there only while developing"


class Group(NamedTuple):
    """A page of the gallery."""

    title: str | Promise
    sample: Callable[[HttpRequest], dict[str, Any]]


GROUPS = {
    "words": Group(_("Words and small things"), samples.words),
    "ways": Group(_("Ways to go"), samples.ways),
    "panels": Group(_("Panels"), samples.panels),
    "rows": Group(_("Rows"), samples.rows),
    "forms": Group(_("Forms"), forms.sample),
    "mistakes": Group(_("Forms with mistakes"), forms.mistakes),
    "maps": Group(_("Maps"), pictures.map_page),
    "charts": Group(_("Charts"), pictures.charts),
    "collision": Group(_("Two edits that meet"), samples.collision),
}


@login_not_required
def index(request: HttpRequest) -> HttpResponse:
    """The groups."""
    messages.success(request, _("A message appears like this."))
    return render(request, "web/gallery/index.html", {"groups": GROUPS})


@login_not_required
def group(request: HttpRequest, group: str) -> HttpResponse:
    """One group's components."""
    if group not in GROUPS:
        raise Http404(group)
    title, sample = GROUPS[group]
    return render(request, f"web/gallery/{group}.html", {"title": title, **sample(request)})


for view in (index, group):
    setattr(view, "public", WHY_PUBLIC)  # noqa: B010  a mark that the walk over addresses reads
