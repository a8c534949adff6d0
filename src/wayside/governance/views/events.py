"""Who saw or did what: the list, one record's story, and the list as a file."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from wayside.access.gates import Request, page
from wayside.audit.queries import Criteria
from wayside.governance import actions, presenters, queries
from wayside.governance.forms import ExportForm
from wayside.governance.permissions import EXPORT_AUDIT, REVIEW_AUDIT
from wayside.governance.views.framing import filter_form, frame, kept, pager, turn
from wayside.governance.vocabulary import Kind, operations_of
from wayside.web import clock
from wayside.web.clock import LONDON
from wayside.web.exports import attachment, csv_bytes
from wayside.web.navigation import Item


@page(REVIEW_AUDIT)
def audit(request: Request) -> HttpResponse:
    """What the agency's members did and what was done with its records."""
    form = filter_form(request)
    found = actions.list_events(
        criteria=form.criteria(), turn=turn(request), by=request.actor, now=clock.now()
    )
    context = {
        **frame(request, "audit"),
        "form": form,
        "is_filtered": bool(kept(request)),
        "events": presenters.event_rows(
            found.events, queries.names_for(found.events), own=request.actor.agency_id
        ),
        "pager": pager(request, found),
        "export_url": f"{reverse('governance:export')}?{kept(request)}",
    }
    return render(request, "governance/audit.html", context)


@page(REVIEW_AUDIT)
def unclaimed(request: Request) -> HttpResponse:
    """What was recorded of no agency: signing in, passwords, commands at the server."""
    found = actions.list_unclaimed(turn=turn(request), by=request.actor, now=clock.now())
    context = {
        **frame(request, "unclaimed"),
        "events": presenters.event_rows(
            found.events, queries.names_for(found.events), own=request.actor.agency_id
        ),
        "pager": pager(request, found),
    }
    return render(request, "governance/unclaimed.html", context)


@page(REVIEW_AUDIT)
def story(request: Request, record_type: str, record_id: UUID) -> HttpResponse:
    """Who saw this: one record's looks and changes."""
    show = request.GET.get("show", "")
    found = actions.open_story(
        record_id=record_id,
        criteria=Criteria(
            record_type=record_type,
            record_id=record_id,
            operations=operations_of(show if show in Kind.values else ""),
        ),
        turn=turn(request),
        by=request.actor,
        now=clock.now(),
    )
    names = queries.names_for(found.events)
    ways = (("", _("Looks and changes")), (Kind.LOOKS, _("Looks")), (Kind.CHANGES, _("Changes")))
    context = {
        **frame(request, "records"),
        "record": presenters.record_in_words(record_type, record_id, names),
        "shows": [Item(label, f"?show={key}", current=show == key) for key, label in ways],
        "events": presenters.event_rows(found.events, names, own=request.actor.agency_id),
        "pager": pager(request, found),
    }
    return render(request, "governance/story.html", context)


@page(EXPORT_AUDIT)
def export(request: Request) -> HttpResponse:
    """Ask what the file is for; with that, give it."""
    filters = filter_form(request)
    if filters.is_bound and not filters.is_valid():
        return redirect(f"{reverse('governance:audit')}?{kept(request)}")
    criteria = filters.criteria()
    form = ExportForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            return _file(request, criteria, form.purpose_in_words())
        except actions.TooManyError:
            form.add_error(
                None,
                _("A file holds at most %(limit)s events. Choose a shorter period.")
                % {"limit": f"{actions.EXPORT_LIMIT:,}"},
            )
    context = {
        **frame(request, "audit"),
        "form": form,
        "back_url": f"{reverse('governance:audit')}?{kept(request)}",
    }
    return render(request, "governance/export.html", context)


def _file(request: Request, criteria: Criteria, purpose: str) -> HttpResponse:
    now = clock.now()
    found = actions.export_events(criteria=criteria, purpose=purpose, by=request.actor, now=now)
    mark = _("Audit trail, taken out by %(name)s on %(day)s. %(purpose)s. For this use only.") % {
        "name": request.actor.name,
        "day": f"{now.astimezone(LONDON):%d/%m/%Y %H:%M}",
        "purpose": purpose,
    }
    rows = presenters.csv_rows(found, queries.names_for(found))
    return attachment(
        csv_bytes(presenters.HEADER, rows, watermark=mark),
        filename=f"audit-{now.astimezone(LONDON):%Y-%m-%d}.csv",
        content_type="text/csv; charset=utf-8",
    )
