"""Notices served on a home and their review; and what housing officers and counts see."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from wayside.access.gates import Request, page
from wayside.people.models import Person
from wayside.people.views.opening import person_at
from wayside.people.views.steps import ask_step
from wayside.support.homes import actions, queries
from wayside.support.homes.actions import Served
from wayside.support.homes.forms import DayForm, NoticeForm, PlanForm
from wayside.support.homes.permissions import COUNT_HOMES, KEEP_HOMES, SEE_KEPT_HOMES
from wayside.support.homes.presenters import of_counts, of_kept
from wayside.support.homes.views.homes import home_at, words
from wayside.support.homes.vocabulary import NoticeKind, ReviewState
from wayside.support.models import HomeReview
from wayside.web import clock
from wayside.web.forms import VersionForm
from wayside.web.navigation import Item


@page(KEEP_HOMES)
def serve(request: Request, person_id: UUID, home_id: UUID) -> HttpResponse:
    """Note a notice, which begins a safeguarding review."""
    person, held = home_at(request, person_id, home_id)

    def do(data: dict[str, Any], **seen: Any) -> object:
        return actions.serve_notice(
            home=held,
            served=Served(
                NoticeKind(data["kind"]),
                data["served_date"],
                data["ends_date"],
                data["sender"],
            ),
            form_id=data["form_id"],
            **seen,
        )

    initial = {"version": held.version, "served_date": clock.today()}
    form = NoticeForm(request.POST or None, initial=initial)
    note = _("A safeguarding review begins. No eviction is noted before it is concluded.")
    return ask_step(request, form, do, words(person, _("A notice was served"), note))


@page(KEEP_HOMES)
def review(request: Request, person_id: UUID, home_review_id: UUID) -> HttpResponse:
    """The next step of a review: that it was held, then the safety plan."""
    person, held = _review_at(request, person_id, home_review_id)

    def do(data: dict[str, Any], **seen: Any) -> object:
        if held.state == ReviewState.OPENED:
            return actions.hold_review(review=held, verb="hold", on_date=data["on_date"], **seen)
        return actions.conclude_review(review=held, plan=data["plan"], **seen)

    form: VersionForm
    if held.state == ReviewState.OPENED:
        initial = {"version": held.version, "on_date": clock.today()}
        form, title = DayForm(request.POST or None, initial=initial), _("The review was held")
    else:
        form = PlanForm(request.POST or None, initial={"version": held.version})
        title = _("The safety plan")
    return ask_step(request, form, do, words(person, title))


@page(KEEP_HOMES)
def review_again(request: Request, person_id: UUID, home_review_id: UUID) -> HttpResponse:
    """A review is to be held once more before it is concluded."""
    person, held = _review_at(request, person_id, home_review_id)

    def do(data: dict[str, Any], **seen: Any) -> object:
        return actions.hold_review(
            review=held,
            verb="again",
            on_date=data["on_date"],
            **seen,
        )

    initial = {"version": held.version, "on_date": clock.today()}
    form = DayForm(request.POST or None, initial=initial)
    return ask_step(request, form, do, words(person, _("Meet once more")))


@page(SEE_KEPT_HOMES)
def kept_homes(request: Request) -> HttpResponse:
    """The homes that one's agency keeps: which are at risk, by category and date."""
    found = actions.list_kept_homes(by=request.actor, now=clock.now())
    crumbs = [Item(_("Homes that we keep"), "")]
    context = {"rows": of_kept(found), "crumbs": crumbs}
    return render(request, "support/homes/kept.html", context)


@page(COUNT_HOMES)
def count(request: Request) -> HttpResponse:
    """Who has a home, is about to, or lost one."""
    found = actions.count_homes(by=request.actor, now=clock.now())
    crumbs = [Item(_("Who has a home"), "")]
    context = {"rows": of_counts(found), "found": found, "crumbs": crumbs}
    return render(request, "support/homes/count.html", context)


def _review_at(request: Request, person_id: UUID, review_id: UUID) -> tuple[Person, HomeReview]:
    person = person_at(request, person_id)
    held = queries.review_of(person, review_id)
    if held is None or held.state == ReviewState.CONCLUDED:
        raise Http404(str(review_id))
    return person, held
