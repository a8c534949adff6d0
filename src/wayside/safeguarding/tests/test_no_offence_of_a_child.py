"""No sequence of steps opens an offence, a caution or a demand path for a child."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from itertools import product
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from wayside.access.ages import CHILDREN, AgeMark
from wayside.access.offences import AGE_IS_KNOWN, Against, ChildFirst, check_adult
from wayside.access.vocabulary import Role
from wayside.partners.models import Membership
from wayside.partners.tests import factories as partners
from wayside.people import actions as people
from wayside.people.models import Person
from wayside.people.tests.factories import details
from wayside.sharing.ages import age_of
from wayside.sharing.disclosures import actions as disclosures
from wayside.sharing.disclosures.actions.asking import Request
from wayside.sharing.disclosures.vocabulary import LIVE, Basis
from wayside.sharing.models import Disclosure
from wayside.support.tests import factories
from wayside.support.tests.factories import NOW, acting
from wayside.web.states import NotNow


@pytest.mark.parametrize(("against", "age"), list(product(Against, AgeMark)))
def test_the_rule_refuses_every_kind_for_every_child_and_points_to_help(
    against: Against, age: AgeMark
) -> None:
    if age in CHILDREN:
        with pytest.raises(ChildFirst, match="safeguarding lead"):
            check_adult(against, age)
    elif age == AgeMark.UNKNOWN and against in AGE_IS_KNOWN:
        with pytest.raises(NotNow, match="how old"):
            check_adult(against, age)
    else:
        check_adult(against, age)


class Cast:
    """A charity that supports somebody, its lead, and police who may receive."""

    def __init__(self) -> None:
        self.area = partners.area()
        self.charity = factories.charity(area=self.area)
        self.hostel = partners.agency("Hostel", areas=(self.area,))
        factories.worker(self.hostel, Role.SERVICE_WORKER)
        self.ana = factories.worker(self.charity)
        self.lee = factories.worker(self.charity, Role.SAFEGUARDING_LEAD)
        self.kit = factories.person(self.ana, "Kit", age_mark=AgeMark.MAY_BE_CHILD)

    def do(self, action: Callable[..., Any], member: Membership, **given: Any) -> Any:
        with acting(member):
            return action(by=partners.actor_of(member), now=NOW, **given)

    def person(self) -> Person:
        with acting(self.ana):
            return Person.objects.select_related("subject").get(id=self.kit.id)

    def becomes(self, age: AgeMark) -> None:
        person = self.person()
        self.do(
            people.change_identity,
            self.ana,
            person=person,
            details=replace(details("Kit"), age_mark=age),
            expected_version=person.version,
            adult_because="A passport was seen.",
        )

    def discloses(self, basis: Basis) -> None:
        request = Request(
            recipient=self.hostel,
            role=Role.SERVICE_WORKER,
            purpose="safety",
            categories=("risk",),
            basis=basis,
            until_at=NOW + timedelta(days=7),
            emergency=basis == Basis.SAFEGUARDING_CHILD,
            without_agreement="It cannot wait.",
            necessity="A car waits for them",
            proportionality="Only the street is told",
        )
        self.do(
            disclosures.disclose,
            self.ana,
            subject=self.person().subject,
            snapshot={"text": "Words"},
            asked=request,
        )

    def approves(self) -> None:
        with acting(self.lee):
            waiting = Disclosure.objects.filter(state="waiting").first()
        if waiting:
            self.do(disclosures.approve_disclosure, self.lee, held=waiting)

    def live(self) -> set[Any]:
        """What is open of them for the prevention of crime."""
        with acting(self.lee):
            found = Disclosure.objects.filter(basis=Basis.CRIME_PREVENTION, state__in=LIVE)
            return set(found.values_list("id", "state"))


STEPS: dict[str, Callable[[Cast], None]] = {
    **{
        f"becomes {age}": lambda cast, age=age: cast.becomes(age)  # type: ignore[misc]
        for age in AgeMark
    },
    "discloses to prevent crime": lambda cast: cast.discloses(Basis.CRIME_PREVENTION),
    "discloses to safeguard": lambda cast: cast.discloses(Basis.SAFEGUARDING_CHILD),
    "approves": lambda cast: cast.approves(),
}


@pytest.fixture
def cast(db: None) -> Cast:
    return Cast()


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(steps=st.lists(st.sampled_from(sorted(STEPS)), max_size=8))
def test_no_sequence_of_steps_opens_an_offence_for_a_child(cast: Cast, steps: list[str]) -> None:
    with transaction.atomic():
        for step in steps:
            before = cast.live()
            try:
                with transaction.atomic():
                    STEPS[step](cast)
            except NotNow:
                pass
            if cast.person().age_mark in CHILDREN:
                assert cast.live() <= before
        transaction.set_rollback(True)


def test_a_child_s_record_is_told_of_to_safeguard_and_not_as_an_offender(cast: Cast) -> None:
    with pytest.raises(ChildFirst):
        cast.discloses(Basis.CRIME_PREVENTION)
    cast.discloses(Basis.SAFEGUARDING_CHILD)
    cast.becomes(AgeMark.ADULT)
    cast.discloses(Basis.CRIME_PREVENTION)
    cast.becomes(AgeMark.CHILD)
    with acting(cast.lee):
        waiting = Disclosure.objects.get(basis=Basis.CRIME_PREVENTION)
    with pytest.raises(ChildFirst):
        cast.do(disclosures.approve_disclosure, cast.lee, held=waiting)


def test_who_may_not_find_a_record_learns_no_age_of_it(cast: Cast) -> None:
    with acting(cast.ana):
        assert age_of(cast.kit.subject_id) == AgeMark.MAY_BE_CHILD
    stranger = factories.worker(cast.hostel)
    with acting(stranger):
        assert age_of(cast.kit.subject_id) is None
