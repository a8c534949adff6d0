"""How long an agency takes is its own lead's to say, from a day on; what came before stays."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import ProgrammingError
from django.test import Client
from django.urls import reverse

from wayside.access.permissions import NotAllowed
from wayside.access.vocabulary import Role
from wayside.audit.models import Event
from wayside.partners.models import Membership
from wayside.partners.tests import factories as partners
from wayside.people.queries.mine import Mine
from wayside.support import actions as support
from wayside.support import duties
from wayside.support.complaints import actions as complaints
from wayside.support.complaints.actions import ToldComplaint
from wayside.support.complaints.vocabulary import About, ComplaintKind
from wayside.support.models import AgencyPeriods, Complaint
from wayside.support.periods import actions, queries
from wayside.support.periods.rules import Periods
from wayside.support.strands import actions as strands
from wayside.support.tests import factories
from wayside.support.tests.factories import NOW, acting
from wayside.web import clock
from wayside.web.states import NotNow

pytestmark = pytest.mark.django_db
TODAY = NOW.date()
SHORT = Periods(acknowledge_days=2, answer_days=10, screen_days=30)


class Cast:
    """Two charities with a caseworker and a lead each; the second looks at complaints of the
    first."""

    def __init__(self) -> None:
        self.area = partners.area()
        self.own = factories.charity(area=self.area)
        self.beside = factories.charity("Beside", area=self.area)
        self.ana = factories.worker(self.own)
        self.lead = factories.worker(self.own, Role.SAFEGUARDING_LEAD)
        self.other_lead = factories.worker(self.beside, Role.SAFEGUARDING_LEAD)
        self.rosie = factories.person(self.ana, "Rosie")

    def sets(
        self,
        by: Membership,
        periods: Periods = SHORT,
        *,
        from_date: date = TODAY,
        expected: int = 0,
    ) -> AgencyPeriods:
        with acting(by):
            return actions.set_periods(
                periods=periods,
                from_date=from_date,
                expected=expected,
                by=partners.actor_of(by),
                now=NOW,
            )

    def tells(self, *, days: int = 0) -> Complaint:
        now = NOW + timedelta(days=days)
        given = ToldComplaint(
            ComplaintKind.COMPLAINT, About.WORKER, self.own, self.beside, "He shouted at me."
        )
        with acting(self.ana, now=now):
            return complaints.tell_complaint(
                person=None, given=given, form_id=uuid4(), by=partners.actor_of(self.ana), now=now
            )

    def holds(self, by: Membership, *, days: int = 0) -> Periods:
        with acting(by):
            return queries.periods_of(by.agency_id, on=TODAY + timedelta(days=days))


@pytest.fixture
def cast() -> Cast:
    return Cast()


def test_without_a_setting_what_comes_with_it_holds(cast: Cast) -> None:
    assert cast.holds(cast.ana) == Periods(5, 28, 90)


def test_from_its_day_on_and_not_before_the_later_of_two_holds(cast: Cast) -> None:
    cast.sets(cast.lead, from_date=TODAY + timedelta(days=7))
    cast.sets(cast.lead, Periods(3, 9, 40), from_date=TODAY + timedelta(days=7), expected=1)
    assert cast.holds(cast.ana, days=6) == Periods()
    assert cast.holds(cast.ana, days=7) == Periods(3, 9, 40)
    assert cast.holds(cast.other_lead, days=7) == Periods()
    assert Event.objects.filter(action="support.set_periods").count() == 2


def test_a_complaint_is_due_in_the_days_of_who_looks_at_it_and_keeps_them(cast: Cast) -> None:
    before = cast.tells()
    cast.sets(cast.lead, Periods(1, 1, 1))
    cast.sets(cast.other_lead)
    after = cast.tells()
    with acting(cast.ana):
        before.refresh_from_db()
    due = [(each.acknowledge_by_date - TODAY).days for each in (before, after)]
    answer = [(each.answer_by_date - TODAY).days for each in (before, after)]
    assert (due, answer) == ([5, 2], [28, 10])


def test_somebody_is_asked_about_stalking_again_after_the_agencys_days(cast: Cast) -> None:
    by = partners.actor_of(cast.ana)
    with acting(cast.ana):
        support.write_plan(
            person=cast.rosie, aim="A door I can lock.", strands=("stalking",),
            review_date=TODAY + timedelta(days=200), expected_version=0, by=by, now=NOW,
        )  # fmt: skip
        strands.screen_stalking(
            person=cast.rosie, signs=(), words="", form_id=uuid4(), by=by, now=NOW
        )

    def asks(days: int) -> bool:
        now = NOW + timedelta(days=days)
        with acting(cast.ana, now=now):
            found = duties.due(Mine(by, now=now))
        return any("stalking" in str(each.label) for each in found)

    assert not asks(31)
    cast.sets(cast.lead)
    assert (asks(30), asks(31)) == (False, True)


def test_days_gone_by_are_not_written_over(cast: Cast) -> None:
    with pytest.raises(NotNow, match="stays as it was"):
        cast.sets(cast.lead, from_date=TODAY - timedelta(days=1))
    with pytest.raises(NotNow, match="before it is acknowledged"):
        cast.sets(cast.lead, Periods(10, 9, 90))
    made = cast.sets(cast.lead)
    with pytest.raises(ProgrammingError, match="permission denied"), acting(cast.lead):
        AgencyPeriods.objects.filter(id=made.id).update(answer_days=1)


def test_of_two_who_set_at_once_the_second_is_told(cast: Cast) -> None:
    cast.sets(cast.lead)
    with pytest.raises(NotNow, match="meanwhile"):
        cast.sets(cast.lead, Periods(9, 99, 99))
    with pytest.raises(NotNow, match="meanwhile"):
        cast.sets(cast.lead, Periods(9, 99, 99), expected=7)
    assert cast.holds(cast.lead) == SHORT


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.SAFEGUARDING_LEAD}))
def test_nobody_but_the_lead_sets_them(cast: Cast, role: Role) -> None:
    other = partners.member(role, area=cast.area, agency=cast.own)
    with pytest.raises(NotAllowed):
        cast.sets(other)


def test_the_database_lets_nobody_set_another_agencys(cast: Cast) -> None:
    forged: dict[str, Any] = {
        "number": 1, "from_date": TODAY, "acknowledge_days": 1, "answer_days": 1,
        "screen_days": 1, "set_at": NOW,
    }  # fmt: skip
    for by, agency in ((cast.lead, cast.beside), (cast.ana, cast.own)):
        with pytest.raises(ProgrammingError, match="row-level security"), acting(by):
            AgencyPeriods.objects.create(controller=agency, set_by=by, **forged)
    officer = partners.member(Role.PATROL_OFFICER, area=cast.area)
    with pytest.raises(ProgrammingError, match="does not exist"), acting(officer):
        AgencyPeriods.objects.count()


def test_the_page_shows_what_holds_and_sets_it_from_a_day_on(cast: Cast, client: Client) -> None:
    url = reverse("support:periods")
    partners.sign_in(client, cast.lead)
    assert "28 days" in client.get(url).content.decode()
    sent = {
        "from_date": clock.today().strftime("%d/%m/%Y"),
        "acknowledge_days": "2", "answer_days": "10", "screen_days": "30", "seen": "0",
    }  # fmt: skip
    answer = client.post(url, sent, follow=True).content.decode()
    assert "It is set." in answer
    assert "10 days" in answer
    assert cast.lead.person.name in answer
    again = client.post(url, sent).content.decode()
    assert "Somebody set them meanwhile" in again
    wrong = client.post(url, {**sent, "seen": "1", "answer_days": "0"}).content.decode()
    assert "must be 1 or more" in wrong
    assert "How long we take" in client.get(reverse("support:complaints")).content.decode()
    partners.sign_in(client, cast.ana)
    assert client.get(url).status_code == 403
    assert "How long we take" not in client.get(reverse("support:complaints")).content.decode()
