"""A caseload is a worker's own; of others there are numbers, for who supervises or leads."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.test import Client

from wayside.access.vocabulary import Role
from wayside.partners.models import Membership
from wayside.partners.tests import factories as partners
from wayside.people.models import Person
from wayside.people.queries.mine import Mine
from wayside.sharing import actions as sharing
from wayside.support import actions as support
from wayside.support.actions import Assessed
from wayside.support.caseload import actions, queries
from wayside.support.supervision.actions import set_supervision
from wayside.support.tests import factories
from wayside.support.tests.factories import NOW, acting
from wayside.support.vocabulary import Level, NeedKind, Whose

pytestmark = pytest.mark.django_db
TODAY = NOW.date()


class Cast:
    """A charity with a lead and three caseworkers; one of them supports two people."""

    def __init__(self) -> None:
        self.area = partners.area()
        self.charity = factories.charity(area=self.area)
        self.lead = factories.worker(self.charity, Role.SAFEGUARDING_LEAD)
        self.ana, self.bea, self.cat = (factories.worker(self.charity) for _ in range(3))
        self.rosie = factories.person(self.ana, "Rosie")
        self.may = factories.person(self.ana, "May")

    def needs(self, person: Person, *levels: Level) -> None:
        by = partners.actor_of(self.ana)
        for day, level in enumerate(levels):
            at = NOW + timedelta(minutes=day)
            with acting(self.ana, now=at):
                support.assess_needs(
                    person=person,
                    assessed={NeedKind.HOUSING: Assessed(level)},
                    by=by,
                    now=at,
                )

    def supervises(self, supervisor: Membership, worker: Membership) -> None:
        with acting(self.lead):
            set_supervision(
                worker=worker, supervisor=supervisor, by=partners.actor_of(self.lead), now=NOW
            )

    def loads(self, seen_by: Membership, *, days: int = 0) -> dict[UUID, tuple[int, ...]]:
        now = NOW + timedelta(days=days)
        with acting(seen_by, now=now):
            found = actions.list_loads(by=partners.actor_of(seen_by), now=now)
        return {
            each.worker.id: (each.people, each.urgent, each.strong, each.unheard) for each in found
        }


@pytest.fixture
def cast() -> Cast:
    return Cast()


def test_the_heaviest_need_as_last_noted_comes_first(cast: Cast) -> None:
    cast.needs(cast.rosie, Level.URGENT, Level.SOME)
    cast.needs(cast.may, Level.STRONG)
    with acting(cast.ana):
        by = partners.actor_of(cast.ana)
        support.agree_step(
            person=cast.rosie, words="x", whose=Whose.BOTH, by_date=TODAY, by=by, now=NOW
        )
        held, closed = actions.open_caseload(by=by, now=NOW)
    assert [(each.person.called, each.level) for each in held] == [
        ("May", Level.STRONG),
        ("Rosie", Level.SOME),
    ]
    assert held[1].next_date == TODAY
    assert not closed


def test_a_worker_sees_the_own_numbers_and_nobody_elses(cast: Cast) -> None:
    cast.needs(cast.rosie, Level.URGENT)
    factories.person(cast.bea, "June")
    assert cast.loads(cast.ana) == {cast.ana.id: (2, 1, 0, 0)}
    assert cast.loads(cast.cat) == {}


def test_a_supervisor_sees_the_numbers_of_who_is_supervised(cast: Cast) -> None:
    cast.supervises(cast.bea, cast.ana)
    assert cast.loads(cast.bea) == {cast.ana.id: (2, 0, 0, 0)}
    with acting(cast.bea):
        held, _ = actions.open_caseload(by=partners.actor_of(cast.bea), now=NOW)
        assert not held
    assert cast.loads(cast.cat) == {}


def test_a_lead_sees_everybodys_numbers_and_who_was_not_heard_from(cast: Cast) -> None:
    factories.person(cast.bea, "June")
    expected = {cast.ana.id: (2, 0, 0, 2), cast.bea.id: (1, 0, 0, 1)}
    assert cast.loads(cast.lead, days=15) == expected


def test_whoever_is_locked_out_of_a_record_does_not_find_it_in_a_number(cast: Cast) -> None:
    with acting(cast.ana):
        sharing.lock_out(
            subject=cast.rosie.subject,
            person=cast.lead.person,
            by=partners.actor_of(cast.ana),
            now=NOW,
        )
    assert cast.loads(cast.lead) == {cast.ana.id: (1, 0, 0, 0)}


def test_another_agency_sees_no_number(cast: Cast) -> None:
    other = factories.worker(factories.charity("Beside", area=cast.area), Role.SAFEGUARDING_LEAD)
    assert cast.loads(other) == {}


def test_the_page_asks_no_more_often_for_more_people(
    cast: Cast, django_assert_max_num_queries: object
) -> None:
    for number in range(5):
        factories.person(cast.ana, f"Other {number}")
    with acting(cast.ana), django_assert_max_num_queries(6):  # type: ignore[operator]
        assert len(queries.held_by(Mine(partners.actor_of(cast.ana), now=NOW))) == 7


def test_the_pages_open_for_caseworkers_alone(cast: Cast, client: Client) -> None:
    cast.needs(cast.rosie, Level.URGENT)
    partners.sign_in(client, cast.ana)
    assert "Rosie" in client.get("/support/caseload/").content.decode()
    assert cast.ana.person.name in client.get("/support/caseload/loads/").content.decode()
    for role in (Role.PATROL_OFFICER, Role.ADMINISTRATOR, Role.SERVICE_WORKER):
        partners.sign_in(client, partners.member(role, area=cast.area))
        assert client.get("/support/caseload/").status_code == 403
        assert client.get("/support/caseload/loads/").status_code == 403
