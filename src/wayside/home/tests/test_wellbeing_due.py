"""That a check-in waits is told to the lead it names, once, and to nobody else."""

import pytest

from wayside.access.vocabulary import Role
from wayside.home.tests.factories import page_of
from wayside.partners.acting import tell_database
from wayside.partners.models import Area, Membership
from wayside.partners.tests import factories
from wayside.web import clock
from wayside.workforce import actions
from wayside.workforce.models import WellbeingCheckIn
from wayside.workforce.tests import factories as force
from wayside.workforce.vocabulary import HowAreYou

pytestmark = pytest.mark.django_db

WORDS = "Somebody whose wellbeing lead you are has written"
SECRET = "I keep seeing the doorway."


@pytest.fixture
def lead(area: Area) -> Membership:
    """The lead whom an officer's check-in names."""
    named = factories.member(Role.WARD_SERGEANT, area=area)
    worker = force.worker(area, "Ada Marsh", wellbeing_lead=named.person)
    own = force.member_of_pool(worker)
    tell_database(own, now=clock.now())
    WellbeingCheckIn.objects.create(
        worker=worker,
        person=worker.person,
        lead=named.person,
        night=clock.today(),
        how=HowAreYou.SHAKEN,
        wants_to_talk=True,
        note=SECRET,
        written_at=clock.now(),
    )
    return named


def test_the_lead_is_told_that_somebody_wrote_and_neither_who_nor_what(lead: Membership) -> None:
    page = page_of(lead)
    assert WORDS in page
    assert SECRET not in page
    assert "Ada Marsh" not in page


def test_once_the_lead_has_read_it_nothing_waits(lead: Membership) -> None:
    actor = factories.actor_of(lead)
    tell_database(actor, now=clock.now())
    list(actions.read_check_ins(by=actor, now=clock.now()))
    assert WORDS not in page_of(lead)


@pytest.mark.parametrize("role", sorted(Role))
def test_nobody_else_is_told(area: Area, lead: Membership, role: Role) -> None:
    assert WORDS not in page_of(factories.member(role, area=area, agency=lead.agency))


def test_whoever_was_the_lead_and_holds_no_role_any_more_is_not_told(lead: Membership) -> None:
    Membership.objects.filter(id=lead.id).update(until_date=factories.LONG_AGO)
    assert WORDS not in page_of(lead)
