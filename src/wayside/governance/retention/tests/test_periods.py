"""Periods are data of an agency, said by one and approved by another; nothing is due without."""

import uuid
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from wayside.access.permissions import NotAllowed
from wayside.access.vocabulary import Role
from wayside.audit.models import Event
from wayside.governance.models import RetentionPeriod
from wayside.governance.retention import actions, queries, rules
from wayside.governance.retention.actions import Proposed
from wayside.governance.retention.rules import Lived
from wayside.governance.retention.vocabulary import PeriodState, RecordKind
from wayside.partners.models import Agency, Membership
from wayside.partners.tests import factories as partners
from wayside.partners.tests.factories import actor_of, sign_in
from wayside.sharing.tests.factories import NOW, acting, charity, worker
from wayside.web.collisions import Collision
from wayside.web.states import NotNow

pytestmark = pytest.mark.django_db
TODAY = NOW.date()


class Cast:
    """An agency with an officer and a lead, and another agency's officer."""

    def __init__(self) -> None:
        area = partners.area()
        self.agency: Agency = charity(area=area)
        self.officer = worker(self.agency, Role.GOVERNANCE_OFFICER)
        self.lead = worker(self.agency, Role.SAFEGUARDING_LEAD)
        self.caseworker = worker(self.agency)
        self.other = worker(charity("Beside Example", area=area), Role.GOVERNANCE_OFFICER)


@pytest.fixture
def cast() -> Cast:
    return Cast()


def proposed(by: Membership, **said: Any) -> RetentionPeriod:
    terms = {"kind": RecordKind.RECORD, "months": 72, "source": "Our schedule", "from_date": TODAY}
    with acting(by):
        return actions.propose_period(
            proposed=Proposed(**{**terms, **said}), form_id=uuid.uuid4(), by=actor_of(by), now=NOW
        )


def decided(
    period: RetentionPeriod, by: Membership, verb: str = "approve", *, now: datetime = NOW
) -> RetentionPeriod:
    with acting(by):
        held = queries.period_at(period.id, visible_to=actor_of(by))
        assert held
        return actions.decide_period(
            period=held, verb=verb, expected_version=held.version, by=actor_of(by), now=now
        )


def in_force(cast: Cast, on: date = TODAY) -> list[int]:
    with acting(cast.officer):
        return [each.months for each in queries.in_force(cast.agency.id, on=on)]


def test_a_period_holds_once_a_second_person_approved_it_and_from_its_day_on(cast: Cast) -> None:
    made = proposed(cast.officer, from_date=TODAY + timedelta(days=2))
    assert in_force(cast, TODAY + timedelta(days=5)) == []
    decided(made, cast.lead)
    assert in_force(cast) == []
    assert in_force(cast, TODAY + timedelta(days=2)) == [72]


def test_a_later_period_replaces_an_earlier_one_and_a_class_stands_beside_it(cast: Cast) -> None:
    decided(proposed(cast.officer), cast.lead)
    decided(proposed(cast.officer, months=24), cast.lead, now=NOW + timedelta(minutes=1))
    decided(proposed(cast.officer, months=96, field_class="criminal"), cast.lead)
    assert in_force(cast) == [24, 96]


def test_whoever_proposed_it_cannot_approve_it_and_the_database_says_so_too(cast: Cast) -> None:
    made = proposed(cast.officer)
    with pytest.raises(NotNow, match="second person"):
        decided(made, cast.officer)
    with acting(cast.officer):
        mine = RetentionPeriod.objects.filter(id=made.id)
        assert mine.update(state="approved", decided_by=cast.lead.person, decided_at=NOW) == 0
    with pytest.raises(IntegrityError), acting(cast.lead):
        RetentionPeriod.objects.filter(id=made.id).update(
            state="approved", decided_by=cast.officer.person, decided_at=NOW
        )


def test_what_was_decided_is_never_written_over(cast: Cast) -> None:
    made = decided(proposed(cast.officer), cast.lead)
    with pytest.raises(NotNow):
        decided(made, cast.lead, "refuse")
    with acting(cast.lead):
        assert RetentionPeriod.objects.filter(id=made.id).update(months=1) == 0


def test_two_who_decide_at_once_are_told(cast: Cast) -> None:
    made = proposed(cast.officer)
    with acting(cast.lead):
        stale = RetentionPeriod.objects.get(id=made.id)
    decided(made, cast.lead)
    with pytest.raises(Collision), acting(cast.lead):
        actions.decide_period(
            period=stale, verb="refuse", expected_version=1, by=actor_of(cast.lead), now=NOW
        )


def test_two_clicks_make_one_proposal_and_two_proposals_for_one_kind_are_refused(
    cast: Cast,
) -> None:
    made = proposed(cast.officer)
    with acting(cast.officer):
        again = actions.propose_period(
            proposed=Proposed(RecordKind.RECORD, 1, "x", TODAY), form_id=made.id,
            by=actor_of(cast.officer), now=NOW,
        )  # fmt: skip
    assert again.months == 72
    with pytest.raises(NotNow, match="waits"):
        proposed(cast.officer)


@pytest.mark.parametrize(
    "said",
    [{"from_date": TODAY - timedelta(days=1)}, {"months": 0}, {"months": 1201}],
)
def test_a_day_gone_by_or_no_length_is_refused(cast: Cast, said: dict[str, Any]) -> None:
    with pytest.raises(NotNow):
        proposed(cast.officer, **said)


def test_only_the_officer_proposes_and_another_agency_sees_nothing(cast: Cast) -> None:
    made = proposed(cast.officer)
    for member in (cast.caseworker, cast.lead):
        with pytest.raises(NotAllowed):
            proposed(member)
    with acting(cast.other):
        assert not RetentionPeriod.objects.filter(id=made.id).exists()
    sneaked = RetentionPeriod(
        controller=cast.agency, kind="record", months=1, begins="written", source="x",
        from_date=TODAY, proposed_by=cast.caseworker.person, created_at=NOW, updated_at=NOW,
    )  # fmt: skip
    with pytest.raises(DatabaseError), acting(cast.caseworker):
        sneaked.save(force_insert=True)


def test_each_step_leaves_an_event(cast: Cast) -> None:
    decided(proposed(cast.officer), cast.lead)
    names = Event.objects.order_by("occurred_at", "id").values_list("action", flat=True)
    assert [each for each in names if each.endswith("_period")] == [
        "governance.propose_period",
        "governance.decide_period",
    ]


def test_the_page_proposes_and_the_lead_approves(client: Client, cast: Cast) -> None:
    sign_in(client, cast.officer)
    shown = client.get(reverse("governance:propose_period"))
    form = shown.context["form"].initial["form_id"]
    sent = client.post(
        reverse("governance:propose_period"),
        {
            "kind": "record", "field_class": "", "months": "72", "source": "Our schedule",
            "from_date_0": "1", "from_date_1": "1", "from_date_2": "2030",
            "from_date": "01/01/2030", "to_check": "on", "form_id": str(form),
        },
    )  # fmt: skip
    assert sent.status_code == 302, sent.context["form"].errors
    page = client.get(reverse("governance:periods")).content.decode()
    assert "6 years" in page
    assert "Check before use" in page
    assert 'value="approve"' not in page
    sign_in(client, cast.lead)
    page = client.get(reverse("governance:periods")).content.decode()
    assert 'value="approve"' in page
    assert "Propose a period" not in page
    with acting(cast.lead):
        made = RetentionPeriod.objects.get()
    address = reverse("governance:decide_period", args=[made.id])
    client.post(address, {"verb": "approve", "version": "1"})
    with acting(cast.lead):
        assert RetentionPeriod.objects.get().state == PeriodState.APPROVED
    sign_in(client, cast.other)
    assert client.post(address, {"verb": "refuse", "version": "2"}).status_code == 404


ENDED = st.dates(date(1990, 1, 1), date(2030, 1, 1))
MONTHS = st.lists(st.integers(1, 600), max_size=3)


@given(ENDED, MONTHS)
def test_an_adult_is_due_when_the_longest_period_is_over_and_never_without_one(
    ended: date, months: list[int]
) -> None:
    due = rules.due_date(Lived(ended), record=months, child=())
    if not months:
        assert due is None
        return
    assert due == max(rules.add_months(ended, each) for each in months)


@given(ENDED, st.dates(date(1970, 1, 1), date(2020, 1, 1)), MONTHS, MONTHS)
def test_whoever_was_a_child_is_never_due_earlier_than_an_adult(
    ended: date, born: date, months: list[int], child: list[int]
) -> None:
    adult = rules.due_date(Lived(ended), record=months, child=child)
    grown = rules.due_date(Lived(ended, was_child=True, born=born), record=months, child=child)
    assert grown is None or (adult is not None and grown >= adult)
    assert rules.due_date(Lived(ended, was_child=True), record=months, child=child) is None


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2012, 2, 29), 72, date(2018, 2, 28)),
        (date(2012, 8, 31), 6, date(2013, 2, 28)),
        (date(2012, 12, 15), 1, date(2013, 1, 15)),
        (date(2012, 12, 15), 1200, date(2112, 12, 15)),
    ],
)
def test_months_end_on_a_day_that_there_is(day: date, months: int, then: date) -> None:
    assert rules.add_months(day, months) == then
