"""How often: by person, by record, by day."""

from datetime import timedelta

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from wayside.access.gates import Request, page
from wayside.audit.queries import Criteria
from wayside.governance import actions, presenters, queries
from wayside.governance.forms import PeriodForm, start_of
from wayside.governance.permissions import REVIEW_AUDIT
from wayside.governance.views.framing import frame, kept
from wayside.web import clock
from wayside.web.clock import LONDON

TALLIED_DAYS = 28


@page(REVIEW_AUDIT)
def people(request: Request) -> HttpResponse:
    """How often each person acted."""
    form, criteria, query = _period(request)
    found = actions.tally_people(criteria=criteria, by=request.actor, now=clock.now())
    names = queries.Names(people=queries.people_named([tally.key for tally in found]))
    context = {
        **frame(request, "people"),
        "form": form,
        "title": _("By person"),
        "column": _("Person"),
        "rows": presenters.people_rows(found, names, query),
        "limit": actions.TALLY_LIMIT,
    }
    return render(request, "governance/tallies.html", context)


@page(REVIEW_AUDIT)
def records(request: Request) -> HttpResponse:
    """How often each record was acted on."""
    form, criteria, _query = _period(request)
    found = actions.tally_records(criteria=criteria, by=request.actor, now=clock.now())
    names = queries.Names(records=queries.records_named(tally.key for tally in found))
    context = {
        **frame(request, "records"),
        "form": form,
        "title": _("By record"),
        "column": _("Record"),
        "rows": presenters.record_rows(found, names),
        "limit": actions.TALLY_LIMIT,
    }
    return render(request, "governance/tallies.html", context)


@page(REVIEW_AUDIT)
def days(request: Request) -> HttpResponse:
    """How often anybody acted on each day."""
    form, criteria, _query = _period(request)
    found = actions.tally_days(criteria=criteria, zone=LONDON, by=request.actor, now=clock.now())
    context = {
        **frame(request, "days"),
        "form": form,
        "title": _("By day"),
        "column": _("Day"),
        "rows": presenters.day_rows(found),
        "limit": 0,
    }
    return render(request, "governance/tallies.html", context)


def _period(request: Request) -> tuple[PeriodForm, Criteria, str]:
    """The period of a count, four weeks where none is asked for, and how an address says it."""
    today = clock.today()
    if not (request.GET.get("first") or request.GET.get("last")):
        form = PeriodForm(
            initial={"first": today - timedelta(days=TALLIED_DAYS - 1), "last": today}
        )
        since = start_of(today - timedelta(days=TALLIED_DAYS - 1))
        return form, Criteria(since=since), f"&first={since:%Y-%m-%d}"
    form = PeriodForm(request.GET)
    return form, form.criteria(), f"&{kept(request)}"
