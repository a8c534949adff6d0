"""The figures of a quarter: a page, and a file."""

from datetime import date, timedelta

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from wayside.access.gates import Request, page
from wayside.safeguarding.marac import actions, rules
from wayside.safeguarding.marac.permissions import RUN_MARAC
from wayside.safeguarding.marac.views.opening import crumbs, marac_or_404
from wayside.web import clock
from wayside.web.exports import attachment, csv_bytes
from wayside.web.states import NotNow


@page(RUN_MARAC)
def figures(request: Request, year: int, number: int) -> HttpResponse:
    """The quarter, exact."""
    first, after = _days(year, number)
    marac = marac_or_404(request)
    found = actions.count_marac(
        marac=marac, first=first, after=after, by=request.actor, now=clock.now()
    )
    earlier = first > clock.day_of(marac.created_at)
    context = {
        "rows": found.rows,
        "year": year,
        "number": number,
        "before": rules.quarter_of(first - timedelta(days=1)) if earlier else None,
        "following": rules.quarter_of(after) if after <= clock.today() else None,
        "crumbs": crumbs(_("Figures of a quarter")),
    }
    return render(request, "safeguarding/marac/figures.html", context)


@page(RUN_MARAC)
def figures_file(request: Request, year: int, number: int) -> HttpResponse:
    """The same as CSV."""
    first, after = _days(year, number)
    found = actions.export_marac(
        marac=marac_or_404(request), first=first, after=after, by=request.actor, now=clock.now()
    )
    data = csv_bytes((_("Field"), _("Figure")), found.rows)
    filename = f"marac-{year}-q{number}.csv"
    return attachment(data, filename=filename, content_type="text/csv; charset=utf-8")


@page(RUN_MARAC)
def this_quarter(request: Request) -> HttpResponse:
    """The quarter of today."""
    year, number = rules.quarter_of(clock.today())
    return redirect("safeguarding:marac_figures", year=year, number=number)


def _days(year: int, number: int) -> tuple[date, date]:
    try:
        return rules.quarter(year, number)
    except NotNow as wrong:
        raise Http404(str(wrong)) from wrong
