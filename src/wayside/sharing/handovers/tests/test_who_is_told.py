"""What is sent is always on the screen of somebody who may read it, or who can see that somebody
may."""

from datetime import timedelta

import pytest

from wayside.access.actor import Actor
from wayside.access.vocabulary import Role, Side
from wayside.notices.models import Notice
from wayside.partners.models import Membership
from wayside.partners.tests import factories as partners
from wayside.sharing.handovers import actions
from wayside.sharing.handovers.permissions import RECEIVE_HANDOVERS
from wayside.sharing.handovers.presenters import row
from wayside.sharing.handovers.tests.test_handovers import SOON, Cast, cast
from wayside.sharing.handovers.vocabulary import Told
from wayside.sharing.tests import factories
from wayside.sharing.tests.factories import NOW, acting
from wayside.web.states import NotNow

__all__ = ["cast"]
pytestmark = pytest.mark.django_db


def escalated(hours: float) -> int:
    """How many the hourly round finds late by then."""
    service = Actor.service("late", permissions=(RECEIVE_HANDOVERS,), works_for=Side.SUPPORT)
    now = NOW + timedelta(hours=hours)
    with acting(service, now=now):
        return actions.escalate_handovers(by=service, now=now)


def closes(member: Membership) -> None:
    member.account.is_active = False
    member.account.save(update_fields=["is_active"])


def test_for_an_agency_where_nobody_receives_the_leads_do_and_the_sender_learns_no_more(
    cast: Cast,
) -> None:
    closes(cast.worker)
    receipt = cast.sends(to=cast.charity)
    assert (receipt.to_agency, cast.told()) == (cast.charity, Told.SENT)
    assert cast.seen_by(cast.lead) == 1
    assert row(cast.opens(cast.lead).handover, now=SOON).meant_for == cast.charity.name


def test_nothing_is_passed_on_to_where_nobody_receives(cast: Cast) -> None:
    cast.sends()
    handover = cast.opens(cast.lead).handover
    closes(cast.worker)
    with acting(cast.lead, now=SOON), pytest.raises(NotNow, match="Nobody at this agency"):
        actions.pass_on_handover(
            handover=handover, to_agency=cast.charity, by=partners.actor_of(cast.lead), now=SOON
        )
    assert cast.seen_by(cast.lead) == 1


def test_where_no_area_around_has_a_lead_the_administrators_are_told_nothing_of_it(
    cast: Cast,
) -> None:
    closes(cast.lead)
    far = partners.member(Role.ADMINISTRATOR, area=partners.area())
    near = partners.member(Role.ADMINISTRATOR, area=cast.area)
    cast.sends()
    told = Notice.objects.get()
    assert told.person_id == near.person_id
    assert told.path == "/partners/members/give/"
    assert "son" not in told.body
    assert escalated(25) == 1
    assert Notice.objects.filter(person_id=near.person_id).count() == 2
    assert not Notice.objects.filter(person_id=far.person_id).exists()
    appointed = factories.worker(cast.lead.agency, Role.SAFEGUARDING_LEAD)
    assert cast.seen_by(appointed) == 1


def test_a_late_one_at_an_agency_is_told_to_administrators_if_nobody_leads(cast: Cast) -> None:
    closes(cast.lead)
    keeper = partners.member(Role.ADMINISTRATOR, area=partners.area())
    cast.sends(to=cast.charity)
    assert not Notice.objects.filter(person_id=keeper.person_id).exists()
    assert (escalated(25), escalated(26)) == (1, 0)
    assert Notice.objects.filter(person_id=keeper.person_id).count() == 1
    assert Notice.objects.filter(person_id=cast.worker.person_id, subject__contains="late").exists()


def test_what_nobody_could_be_told_of_stays_late_until_somebody_can(cast: Cast) -> None:
    closes(cast.lead)
    cast.sends()
    assert (escalated(25), escalated(26)) == (1, 1)
    appointed = factories.worker(cast.lead.agency, Role.SAFEGUARDING_LEAD)
    assert escalated(27) == 1
    assert Notice.objects.get().person_id == appointed.person_id
    assert escalated(28) == 0
