"""The deployment sheet: asked for with a purpose, printed, on record."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from wayside.access.gates import Request, page
from wayside.access.permissions import require
from wayside.patrols import actions, queries
from wayside.patrols.forms import PurposeForm
from wayside.patrols.permissions import OPEN_SHEET
from wayside.patrols.presenters import sheet as presenters
from wayside.patrols.queries.facts import patrol_name
from wayside.patrols.views.opening import opened, patrol_at
from wayside.web import clock
from wayside.web.exports import attachment
from wayside.web.pdf import typst_pdf


@page(OPEN_SHEET)
def sheet(request: Request, area: str, week: str, patrol_id: UUID) -> HttpResponse:
    """Ask for the purpose, then give the sheet."""
    at = opened(request, area, week)
    require(request.actor, OPEN_SHEET, area_id=at.area.id)
    patrol = patrol_at(at, patrol_id)
    form = PurposeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        now, purpose = clock.now(), form.cleaned_data["purpose"]
        contents = actions.open_sheet(patrol=patrol, purpose=purpose, by=request.actor, now=now)
        data = presenters.sheet(
            patrol,
            contents,
            queries.ground_of(at.area),
            purpose=purpose,
            opened_by=request.actor.name,
            now=now,
        )
        return attachment(
            typst_pdf(presenters.TEMPLATE, data, now=now),
            filename=f"deployment-{at.area.slug}-{patrol.date}.pdf",
            content_type="application/pdf",
        )
    title = _("Deployment sheet for %s") % patrol_name(patrol)
    context = {"crumbs": at.crumbs(title), "form": form, "title": title, "back": at.url}
    return render(request, "patrols/form.html", context | {"submit": _("Open the sheet")})
