"""What is due for the people whom somebody supports: silence, releases, rechecks, consent, steps
and plans, complaints, screenings and talks; the pairs of a link reviewer."""

from collections.abc import Iterator
from datetime import date, datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wayside.access.actor import Actor
from wayside.home.due.lists import capped
from wayside.home.presenters import Due, Urgency
from wayside.home.workplace import Workplace
from wayside.people.actions import list_due
from wayside.people.links import queries as links
from wayside.people.links.permissions import JUDGE_LINKS
from wayside.people.permissions import SUPPORT_PEOPLE
from wayside.people.presenters.due import hint_of, url_of
from wayside.people.queries.due import PersonDue
from wayside.people.vocabulary import DueKind
from wayside.sharing.handovers.permissions import RECEIVE_HANDOVERS
from wayside.support import actions as support
from wayside.support.permissions import PLAN
from wayside.support.presenters.due import ShownDue, of_duties, shown
from wayside.support.referrals.actions import list_referrals_due
from wayside.support.referrals.permissions import ANSWER_REFERRALS
from wayside.support.referrals.presenters.due import ReferralDue, due_of
from wayside.vault import holding

MOST = 12
URGENCIES = {
    DueKind.RELEASED: Urgency.BLOCKED,
    DueKind.SILENT: Urgency.BLOCKED,
    DueKind.RELEASE_NEAR: Urgency.DUE,
    DueKind.NO_ROUTE: Urgency.DUE,
    DueKind.DEMAND: Urgency.DUE,
    DueKind.RECHECK: Urgency.SOON,
    DueKind.CONSENT: Urgency.SOON,
    DueKind.AWAY: Urgency.TO_KNOW,
}
FIRST_PAGES = (
    (SUPPORT_PEOPLE, "people:own"),
    (RECEIVE_HANDOVERS, "sharing:handovers"),
    (JUDGE_LINKS, "people:candidates"),
)


def due(place: Workplace, *, now: datetime) -> Iterator[Due]:
    """For whoever works behind the wall; where the side's keys are not here, that alone."""
    actor = place.actor
    if not holding.holds(holding.SUPPORT):
        yield from _not_set_up(actor)
        return
    mine = place.mine(now)
    if actor.may(SUPPORT_PEOPLE):
        people = [_of_person(each, place.today) for each in list_due(by=actor, now=now, mine=mine)]
        yield from capped(people, MOST, reverse("people:own"))
    if actor.may(PLAN):
        planned = shown(support.list_due(by=actor, now=now, mine=mine), today=place.today)
        yield from capped([_of_support(each) for each in planned], MOST, reverse("support:due"))
        found = support.list_duties(by=actor, now=now, mine=mine)
        duties = of_duties(found, today=place.today)
        yield from capped([_of_support(each) for each in duties], MOST, reverse("support:caseload"))
    if actor.may(ANSWER_REFERRALS):
        referrals = due_of(list_referrals_due(by=actor, now=now), by=actor, now=now)
        lines = [_of_referral(each) for each in referrals]
        yield from capped(lines, MOST, reverse("support:referrals"))
    if actor.may(JUDGE_LINKS):
        yield from _pairs()


def _of_person(each: PersonDue, today: date) -> Due:
    title = f"{each.person.called}: {each.kind.label}"
    urgency = Urgency.DUE if each.is_today(today=today) else URGENCIES[each.kind]
    return Due(title, url_of(each), urgency, hint_of(each))


def _of_support(each: ShownDue) -> Due:
    urgency = Urgency.DUE if each.is_today else Urgency.SOON
    if each.guards and each.is_today:
        urgency = Urgency.BLOCKED
    return Due(f"{each.called}: {each.label}", each.url, urgency, each.hint)


def _of_referral(each: ReferralDue) -> Due:
    urgency = Urgency.BLOCKED if each.is_late else Urgency.SOON
    return Due(each.label, each.url, urgency, each.hint)


def _pairs() -> Iterator[Due]:
    count = links.waiting().count()
    if count:
        words = ngettext("Judge %(n)d pair of records", "Judge %(n)d pairs of records", count)
        yield Due(words % {"n": count}, reverse("people:candidates"), Urgency.DUE)


def _not_set_up(actor: Actor) -> Iterator[Due]:
    page = next((name for permission, name in FIRST_PAGES if actor.may(permission)), None)
    if page:
        yield Due(
            _("The support side is not set up here"),
            reverse(page),
            Urgency.BLOCKED,
            _("Nothing of it can be shown or kept. See what your administrator does."),
        )
