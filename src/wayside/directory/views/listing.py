"""The directory as members read it: the list, one service, and what is to be confirmed."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from wayside.access.gates import Request, page
from wayside.directory import actions, queries
from wayside.directory.forms.listing import ListingForm
from wayside.directory.permissions import (
    KEEP_SERVICES,
    SET_DIRECTORY,
    VIEW_SERVICES,
    keeps,
)
from wayside.directory.presenters import services as shown
from wayside.directory.queries.terms import answered_within
from wayside.directory.rules import SERVICES, needs_review
from wayside.directory.standard.writing import with_parts
from wayside.directory.views.opening import seen
from wayside.directory.ways import ways_from
from wayside.web import clock
from wayside.web.paging import paged

PER_PAGE = 25


@page(VIEW_SERVICES)
def services(request: Request) -> HttpResponse:
    """The directory, as far as what is asked leaves it in."""
    form = ListingForm(request.GET or None, actor=request.actor)
    everything = queries.services(visible_to=request.actor)
    listed = paged(
        request, queries.found(everything, form.asked(now=clock.now())), per_page=PER_PAGE
    )
    today = clock.today()
    days = queries.review_days(today)
    context = {
        "form": form,
        "listed": listed,
        "services": [shown.row(each, today=today, days=days) for each in listed],
        "is_filtered": bool(request.GET),
        "may_keep": request.actor.may(KEEP_SERVICES),
        "may_set": request.actor.may(SET_DIRECTORY),
    }
    return render(request, "directory/services.html", context)


@page(VIEW_SERVICES)
def service(request: Request, service_id: UUID) -> HttpResponse:
    """One service: whom it takes, when, where, and how far the entry can be trusted."""
    found = seen(request, service_id)
    if found.confidential:
        actions.open_confidential(service=found, by=request.actor, now=clock.now())
    whole = with_parts(queries.services(visible_to=request.actor)).get(id=found.id)
    today = clock.today()
    days = queries.review_days(today)
    context = {
        "service": whole,
        "needs": shown.needs_in_words(whole.needs),
        "takes": queries.sentences(queries.terms_of(whole)),
        "answers": answered_within(whole.answer_days),
        "hours": shown.hours(whole.schedules.all()),
        "confirmed": shown.confirmed(whole, today=today),
        "is_stale": needs_review(whole.confirmed_date, today=today, days=days),
        "responsible": shown.responsible(whole),
        "colour": shown.COLOURS[whole.status],
        "ways": ways_from(whole, actor=request.actor),
        "may_keep": keeps(request.actor, whole),
        "can_close": any(each.verb != "reopen" for each in SERVICES.steps_from(whole.status)),
        "can_reopen": SERVICES.can(whole.status, "reopen"),
    }
    return render(request, "directory/service.html", context)


@page(KEEP_SERVICES)
def review(request: Request) -> HttpResponse:
    """The entries to confirm: the oldest first, with who is responsible."""
    today = clock.today()
    days = queries.review_days(today)
    rows = queries.to_review(visible_to=request.actor, today=today, days=days)
    listed = paged(request, rows, per_page=PER_PAGE)
    context = {
        "listed": listed,
        "services": [shown.row(each, today=today, days=days) for each in listed],
        "days": days,
    }
    return render(request, "directory/review.html", context)
