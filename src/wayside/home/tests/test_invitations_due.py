"""A partner worker is told of the own agency's invitations, and of nothing else of the night."""

from datetime import date, timedelta

import pytest
from pytest_django.fixtures import Settings

from wayside.access.vocabulary import Role
from wayside.home.presenters import Urgency
from wayside.home.tests.factories import dues, page_of, titles
from wayside.home.tests.test_coordinator_due import assert_all_open
from wayside.home.tests.worlds import NOON, TODAY, busy, invited, town
from wayside.partners.models import Membership
from wayside.partners.tests import factories as partners
from wayside.partners.vocabulary import AgencyKind
from wayside.patrols.models import Invitation, Patrol
from wayside.patrols.parts.vocabulary import InvitationState
from wayside.patrols.risk.tests import factories as risk
from wayside.patrols.vocabulary import PatrolState

pytestmark = pytest.mark.django_db

ANSWER = "Answer the invitation for Friday 13 July"


def accepted(invitation: Invitation) -> None:
    Invitation.objects.filter(id=invitation.id).update(
        state=InvitationState.ACCEPTED,
        answered_at=NOON,
        answered_by=invitation.segment.patrol.postings.all()[0].worker.person,
    )


def test_an_invitation_is_to_be_answered_and_then_to_be_come_to(settings: Settings) -> None:
    settings.WAYSIDE_TODAY = TODAY
    made = town()
    asked = invited(made, reply_by_date=date(2018, 7, 13))
    member = made.member(Role.PARTNER_WORKER, agency=made.agency)
    actor = partners.actor_of(member)
    (first, *_rest) = dues(actor, NOON)
    assert (first.title, first.urgency) == (ANSWER, Urgency.DUE)
    assert "Please answer by Friday 13 July" in str(first.hint)
    late = dues(actor, NOON + timedelta(days=1))[0]
    assert late.urgency == Urgency.BLOCKED
    assert_all_open(member, (first.url,))
    accepted(asked)
    coming = dues(actor, NOON)
    assert [str(each.title) for each in coming] == ["You are expected on Friday 13 July"]
    assert "Church hall, side door" in str(coming[0].hint)


def test_the_partners_briefing_is_due_once_it_is_released(settings: Settings) -> None:
    settings.WAYSIDE_TODAY = date(2018, 7, 13)
    made = town()
    accepted(invited(made, reply_by_date=date(2018, 7, 13)))
    member = made.member(Role.PARTNER_WORKER, agency=made.agency)
    words = "Read your briefing for Friday 13 July"
    assert words not in titles(partners.actor_of(member), NOON)
    risk.briefed(made.friday)
    found = dues(partners.actor_of(member), NOON)
    assert words in [str(each.title) for each in found]
    assert_all_open(member, (each.url for each in found))


def test_another_agency_another_area_and_a_cancelled_night_are_told_nothing() -> None:
    made = town()
    invited(made)
    other = partners.agency("Shelter", kind=AgencyKind.CHARITY, areas=(made.area,))
    stranger = made.member(Role.PARTNER_WORKER, agency=other)
    away = partners.member(Role.PARTNER_WORKER, area=partners.area("Camden"), agency=made.agency)
    own = made.member(Role.PARTNER_WORKER, agency=made.agency)
    assert ANSWER not in titles(partners.actor_of(stranger), NOON)
    assert ANSWER not in titles(partners.actor_of(away), NOON)
    assert ANSWER in titles(partners.actor_of(own), NOON)
    Patrol.objects.filter(id=made.friday.id).update(
        state=PatrolState.CANCELLED, cancelled_because="Storm"
    )
    assert ANSWER not in titles(partners.actor_of(own), NOON)


def test_once_the_membership_has_ended_nothing_is_shown(settings: Settings) -> None:
    settings.WAYSIDE_TODAY = TODAY
    made = town()
    invited(made)
    member = made.member(Role.PARTNER_WORKER, agency=made.agency)
    assert ANSWER in page_of(member)
    Membership.objects.filter(id=member.id).update(until_date=date(2018, 7, 1))
    assert ANSWER not in page_of(member)


def test_nothing_of_the_night_reaches_a_partner_worker() -> None:
    made = busy()
    member = made.member(Role.PARTNER_WORKER, agency=made.agency)
    found = dues(partners.actor_of(member), NOON)
    assert [str(each.title) for each in found] == [ANSWER]
