"""What risk assessments start from, edited by the partnership."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from wayside.access.gates import Request, page
from wayside.partners.queries import programme_of
from wayside.patrols.models import RiskTemplate
from wayside.patrols.models.risk_templates import NUMBERS, SECTIONS
from wayside.patrols.risk import actions, presenters
from wayside.patrols.risk.default_template import content
from wayside.patrols.risk.forms import Hazards, TemplateForm, hazard_set, risks_in
from wayside.patrols.risk.permissions import EDIT_TEMPLATE
from wayside.patrols.risk.rules import Risk
from wayside.patrols.views.opening import area_at
from wayside.web import clock
from wayside.web.collision_lines import lines_apart, lines_kept
from wayside.web.collisions import Collision, differences, keeps_theirs
from wayside.web.editing import collision_page
from wayside.web.navigation import Item

COMPARED = ("name", *SECTIONS, *NUMBERS)


@page(EDIT_TEMPLATE)
def template(request: Request, area: str) -> HttpResponse:
    """See and change the template."""
    at = area_at(request, area)
    programme = programme_of(at)
    if programme is None:
        raise Http404(area)
    found = actions.open_template(programme=programme, by=request.actor, now=clock.now())
    initial = {name: getattr(found, name) for name in COMPARED} if found else content()
    risks = [Risk(**each) for each in (found.hazards if found else initial["hazards"])]
    version = found.version if found else None
    form = TemplateForm(request.POST or None, initial=initial, version=version)
    rows = hazard_set(request.POST or None, risks)
    if request.method == "POST" and form.is_valid() and rows.is_valid():
        try:
            actions.save_template(
                programme=programme,
                values=_values(request, form, initial),
                risks=lines_kept(
                    "hazards",
                    presenters.risk_lines(risks_in(rows)),
                    presenters.risk_lines(risks),
                    request.POST,
                ),
                by=request.actor,
                now=clock.now(),
                expected_version=form.cleaned_data["version"] or 0,
            )
        except Collision as collision:
            return _collided(request, form, rows, collision)
        messages.success(request, _("The template is saved. New risk assessments start from it."))
        return redirect(request.path)
    title = _("What risk assessments start from")
    crumbs = [Item(at.name, ""), Item(title, "")]
    context = {"crumbs": crumbs, "title": title, "form": form, "rows": rows}
    back = reverse("patrols:weeks", args=(at.slug,))
    return render(request, "patrols/risk/write.html", context | {"back": back, "found": found})


def _values(request: Request, form: TemplateForm, theirs: dict[str, Any]) -> dict[str, Any]:
    """What was typed; after a collision each part as it was chosen."""
    mine = form.cleaned_data
    return {
        name: theirs[name] if keeps_theirs(request.POST, name) else mine[name] for name in COMPARED
    }


def _collided(
    request: Request, form: TemplateForm, rows: Hazards, collision: Collision
) -> HttpResponse:
    theirs = collision.current
    if not isinstance(theirs, RiskTemplate):
        raise Http404(request.path)
    mine = RiskTemplate(**{name: form.cleaned_data[name] for name in COMPARED})
    apart = lines_apart(
        "hazards",
        presenters.risk_lines(risks_in(rows)),
        presenters.risk_lines([Risk(**each) for each in theirs.hazards]),
    )
    found = (*differences(mine, theirs, COMPARED), *apart)
    return collision_page(request, found, theirs, name=theirs.name, leave_url=request.path)
