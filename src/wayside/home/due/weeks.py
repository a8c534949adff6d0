"""Weeks to plan, to comment on, to review and to close."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wayside.access.actor import Actor
from wayside.home.presenters import Due, Urgency
from wayside.home.workplace import Workplace
from wayside.partners.models import Area
from wayside.patrols import queries
from wayside.patrols.calendar import IsoWeek, week_title
from wayside.patrols.models import Week
from wayside.patrols.permissions import COMMENT, OPEN_SHEET, PLAN_WEEKS, VIEW_WEEKS
from wayside.patrols.presenters.words import hours_in_words
from wayside.patrols.queries.facts import patrol_name
from wayside.patrols.returns.permissions import REVIEW_WEEKS
from wayside.patrols.vocabulary import PatrolState, PostingState, WeekState

MOST_PATROLS = 4


def due(place: Workplace) -> Iterator[Due]:
    """For those who plan weeks, whose knowledge of places is asked for, and who go out."""
    actor, today = place.actor, place.today
    if actor.may(PLAN_WEEKS):
        for borough in place.boroughs:
            yield from _to_plan(actor, borough, today)
    elif actor.may(COMMENT):
        yield from _to_say(place, today)
    elif actor.may(OPEN_SHEET):
        yield from _to_go_out(place, today)


def _to_plan(actor: Actor, borough: Area, today: date) -> Iterator[Due]:
    now = IsoWeek.of(today)
    found = {week.iso: week for week in queries.weeks_to_mind(borough, visible_to=actor)}
    for iso, urgency in ((now, Urgency.BLOCKED), (now.next, Urgency.DUE)):
        week = found.get(iso)
        if week is None:
            title = _("Start the plan of %(week)s")
        elif week.state == WeekState.REVIEW:
            title = _("Finish the plan of %(week)s")
        else:
            continue
        yield _of_week(title, iso, borough, urgency)
    last = found.get(now.previous)
    if last and actor.may(REVIEW_WEEKS, area_id=borough.id):
        yield from _review(last, borough)
    for iso, week in found.items():
        if iso < now and week.state == WeekState.PLANNED:
            yield _of_week(_("Close %(week)s"), iso, borough, Urgency.SOON)
        if waits := getattr(week, "open_comments", 0):
            yield _comments(waits, week, borough)


def _of_week(title: str, iso: IsoWeek, borough: Area, urgency: Urgency) -> Due:
    address = reverse("patrols:week", args=[borough.slug, str(iso)])
    return Due(title % {"week": week_title(iso)}, address, urgency, borough.name)


def _review(week: Week, borough: Area) -> Iterator[Due]:
    """Last week's, until its review has decided something for the weeks to come."""
    went, is_reviewed = getattr(week, "has_patrols", False), getattr(week, "is_reviewed", False)
    if went and not is_reviewed and week.state != WeekState.REVIEW:
        yield Due(
            _("Review %(week)s") % {"week": week_title(week.iso)},
            reverse("patrols:returns:review", args=[borough.slug, str(week.iso)]),
            Urgency.SOON,
            _("What the returns say beside recorded crime, and what is decided for next week."),
        )


def _comments(waits: int, week: Week, borough: Area) -> Due:
    words = ngettext("Answer %(n)d comment on %(week)s", "Answer %(n)d comments on %(week)s", waits)
    return _of_week(words % {"n": waits, "week": "%(week)s"}, week.iso, borough, Urgency.DUE)


def _to_say(place: Workplace, today: date) -> Iterator[Due]:
    actor, borough = place.actor, place.of_weeks
    if borough is None:
        return
    page = "patrols:week" if actor.may(VIEW_WEEKS) else "patrols:places"
    now = IsoWeek.of(today)
    for iso in queries.weeks_in_review(borough, (now, now.next), visible_to=actor):
        yield Due(
            _("Say what you know about the places of %(week)s") % {"week": week_title(iso)},
            reverse(page, args=[borough.slug, str(iso)]),
            Urgency.DUE,
            _("The plan is in review: what you say can still change it."),
        )


def _to_go_out(place: Workplace, today: date) -> Iterator[Due]:
    actor, borough = place.actor, place.of_weeks
    if borough is None:
        return
    coming = queries.coming_patrols(borough, visible_to=actor, today=today).filter(
        state=PatrolState.PLANNED,  # once it is briefed, the briefing holds all of it
        postings__worker__person=actor.person_id,
        postings__state=PostingState.PUBLISHED,
    )
    for patrol in coming[:MOST_PATROLS]:
        yield Due(
            _("Take the deployment sheet for %(night)s") % {"night": patrol_name(patrol)},
            reverse("patrols:sheet", args=[borough.slug, str(patrol.week.iso), patrol.id]),
            Urgency.DUE if patrol.date == today else Urgency.SOON,
            hours_in_words(patrol.hours),
        )
