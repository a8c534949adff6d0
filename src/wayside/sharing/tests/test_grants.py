"""A record opens to those it was granted to, and to nobody else, whatever SQL they send."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import ProgrammingError, connection, transaction

from wayside.access.permissions import NotAllowed
from wayside.access.vocabulary import Role
from wayside.audit.models import Event
from wayside.partners.models import Membership
from wayside.partners.tests import factories as partners
from wayside.sharing import actions, queries
from wayside.sharing.models import Grant, Subject
from wayside.sharing.tests import factories
from wayside.sharing.tests.factories import NOW, acting
from wayside.sharing.vocabulary import Because, Scope
from wayside.web.states import NotNow

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(hours=1)


class Cast:
    """A charity with two caseworkers and a record, another charity, and a police officer."""

    def __init__(self) -> None:
        self.area = partners.area()
        self.charity = factories.charity(area=self.area)
        self.ana, self.bea = factories.worker(self.charity), factories.worker(self.charity)
        self.other = factories.worker(factories.charity("Other Example", area=self.area))
        self.officer = partners.member(Role.PATROL_OFFICER, area=self.area)
        self.subject = factories.subject(self.ana)

    def seen_by(self, member: Membership, *, now: Any = LATER) -> tuple[bool, bool]:
        """Whether somebody finds the record, and may open it."""
        with acting(member, now=now):
            found = Subject.objects.filter(id=self.subject.id).exists()
            return found, queries.may_open(self.subject.id)

    def grants(self, to: Membership, **given: Any) -> Grant:
        with acting(self.ana, now=NOW):
            return actions.grant(
                subject=self.subject,
                to=to,
                by=partners.actor_of(self.ana),
                now=NOW,
                **{"because": Because.COVER, **given},
            )

    def locks_out(self, member: Membership) -> Grant:
        with acting(self.ana, now=NOW):
            return actions.lock_out(
                subject=self.subject,
                person=member.person,
                by=partners.actor_of(self.ana),
                now=NOW,
            )


@pytest.fixture
def cast() -> Cast:
    return Cast()


def test_who_begins_a_record_opens_it_and_a_colleague_finds_it(cast: Cast) -> None:
    assert cast.seen_by(cast.ana) == (True, True)
    assert cast.seen_by(cast.bea) == (True, False)


def test_another_agencys_caseworker_neither_finds_nor_opens_it(cast: Cast) -> None:
    assert cast.seen_by(cast.other) == (False, False)


@pytest.mark.parametrize(
    "role", [Role.SERVICE_WORKER, Role.HOUSING_OFFICER, Role.LINK_REVIEWER, Role.MARAC_COORDINATOR]
)
def test_other_roles_of_the_same_agency_do_not_find_it(cast: Cast, role: Role) -> None:
    assert cast.seen_by(factories.worker(cast.charity, role)) == (False, False)


def test_a_colleague_let_in_opens_it_until_the_time_is_over(cast: Cast) -> None:
    cast.grants(cast.bea, until_at=LATER)
    assert cast.seen_by(cast.bea, now=NOW)[1]
    assert not cast.seen_by(cast.bea, now=LATER)[1]


def test_access_that_was_ended_opens_nothing(cast: Cast) -> None:
    held = cast.grants(cast.bea)
    with acting(cast.ana):
        actions.end_grant(held=held, by=partners.actor_of(cast.ana), now=LATER)
        with pytest.raises(NotNow, match="ended already"):
            actions.end_grant(held=held, by=partners.actor_of(cast.ana), now=LATER)
    assert not cast.seen_by(cast.bea)[1]


def test_a_worker_locked_out_neither_finds_nor_opens_it_nor_learns_of_the_lock(cast: Cast) -> None:
    cast.grants(cast.bea)
    cast.locks_out(cast.bea)
    assert cast.seen_by(cast.bea) == (False, False)
    with acting(cast.bea, now=LATER):
        assert not Grant.objects.filter(subject=cast.subject).exists()


def test_no_grant_made_afterwards_opens_it_to_somebody_locked_out(cast: Cast) -> None:
    cast.locks_out(cast.bea)
    cast.grants(cast.bea)
    assert cast.seen_by(cast.bea) == (False, False)


def test_nobody_locks_themselves_out_or_the_same_worker_twice(cast: Cast) -> None:
    with pytest.raises(NotNow, match="yourself"):
        cast.locks_out(cast.ana)
    cast.locks_out(cast.bea)
    with pytest.raises(NotNow, match="already"):
        cast.locks_out(cast.bea)


def test_only_a_caseworker_of_the_keeping_agency_is_let_in(cast: Cast) -> None:
    for outsider in (cast.other, cast.officer, factories.worker(cast.charity, Role.LINK_REVIEWER)):
        with pytest.raises(NotNow, match="agency that keeps"):
            cast.grants(outsider)


def test_who_may_not_open_a_record_lets_nobody_in(cast: Cast) -> None:
    with acting(cast.bea), pytest.raises(NotNow, match="not open to you"):
        actions.grant(
            subject=cast.subject,
            to=cast.bea,
            because=Because.COVER,
            by=partners.actor_of(cast.bea),
            now=NOW,
        )


def test_an_officer_begins_no_record(cast: Cast) -> None:
    with acting(cast.officer), pytest.raises(NotAllowed):
        actions.open_subject(by=partners.actor_of(cast.officer), now=NOW)


def test_each_step_is_on_the_trail(cast: Cast) -> None:
    held = cast.grants(cast.bea)
    cast.locks_out(factories.worker(cast.charity))
    with acting(cast.ana):
        actions.end_grant(held=held, by=partners.actor_of(cast.ana), now=LATER)
    told = Event.objects.filter(controller_id=cast.charity.id).values_list("action", flat=True)
    assert {
        "sharing.open_subject",
        "sharing.grant",
        "sharing.lock_out",
        "sharing.end_grant",
    } <= set(told)


def test_the_application_by_itself_may_not_enter_the_schema(cast: Cast) -> None:
    with (
        pytest.raises(ProgrammingError, match="permission denied for schema"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("SELECT count(*) FROM support.sharing_subject")


def test_an_officers_transaction_cannot_read_or_call(cast: Cast) -> None:
    for statement in (
        "SELECT count(*) FROM support.sharing_grant",
        f"SELECT support.may('{cast.subject.id}', 'open')",
        "INSERT INTO support.sharing_subject SELECT gen_random_uuid(), now(), gen_random_uuid()",
    ):
        with (
            pytest.raises(ProgrammingError, match="permission denied"),
            acting(cast.officer),
            connection.cursor() as cursor,
        ):
            cursor.execute(statement)


def test_without_saying_who_acts_the_support_role_sees_nothing(cast: Cast) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL ROLE wayside_support")
        cursor.execute("SELECT count(*) FROM support.sharing_subject")
        assert cursor.fetchone() == (0,)


def test_raw_sql_of_another_agencys_worker_sees_and_writes_nothing(cast: Cast) -> None:
    with acting(cast.other), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM support.sharing_subject")
        assert cursor.fetchone() == (0,)
        cursor.execute("UPDATE support.sharing_grant SET ended_at = now()")
        assert cursor.rowcount == 0
        cursor.execute("SELECT support.may(%s, 'find')", [cast.subject.id])
        assert cursor.fetchone() == (False,)


def planted(cast: Cast, by: Membership, **given: Any) -> None:
    """Write a grant past the actions."""
    with acting(by), transaction.atomic():
        Grant.objects.bulk_create(
            [
                Grant(
                    subject_id=cast.subject.id,
                    controller_id=by.agency_id,
                    scope=Scope.OPEN,
                    from_at=NOW,
                    **{"membership_id": by.id, "because": Because.ALLOCATED, **given},
                )
            ]
        )


def test_no_grant_is_written_past_the_actions(cast: Cast) -> None:
    for thief in (cast.other, cast.bea):
        with pytest.raises(ProgrammingError, match="row-level security"):
            planted(cast, thief)
    with pytest.raises(ProgrammingError, match="row-level security"):
        planted(cast, cast.bea, because=Because.BREAK_GLASS, until_at=NOW + timedelta(hours=4))
    with pytest.raises(ProgrammingError, match="row-level security"):
        planted(cast, cast.other, because=Because.BREAK_GLASS, until_at=NOW + timedelta(hours=3))


def test_an_emergency_opens_a_colleagues_record_for_three_hours_at_most(cast: Cast) -> None:
    planted(cast, cast.bea, because=Because.BREAK_GLASS, until_at=NOW + timedelta(hours=3))
    assert cast.seen_by(cast.bea) == (True, True)
    assert not cast.seen_by(cast.bea, now=NOW + timedelta(hours=3))[1]


def test_nobody_lets_themselves_in(cast: Cast) -> None:
    with pytest.raises(NotNow, match="let yourself in"):
        cast.grants(cast.ana)


def test_what_an_emergency_opened_lets_nobody_in_and_keeps_nobody_out(cast: Cast) -> None:
    third = factories.worker(cast.charity)
    hers = cast.grants(third)
    planted(cast, cast.bea, because=Because.BREAK_GLASS, until_at=NOW + timedelta(hours=3))
    by = partners.actor_of(cast.bea)
    acts: tuple[Any, ...] = (
        lambda: actions.grant(
            subject=cast.subject, to=third, because=Because.COVER, by=by, now=NOW
        ),
        lambda: actions.lock_out(subject=cast.subject, person=cast.ana.person, by=by, now=NOW),
        lambda: actions.end_grant(held=hers, by=by, now=NOW),
    )
    for act in acts:
        with acting(cast.bea), pytest.raises(NotNow, match="emergency alone"):
            act()


def test_raw_sql_of_an_emergency_lets_nobody_in_and_keeps_nobody_out(cast: Cast) -> None:
    third = factories.worker(cast.charity)
    planted(cast, cast.bea, because=Because.BREAK_GLASS, until_at=NOW + timedelta(hours=3))
    with pytest.raises(ProgrammingError, match="row-level security"):
        planted(cast, cast.bea, membership_id=third.id)
    with pytest.raises(ProgrammingError, match="row-level security"):
        planted(cast, cast.bea)
    lock = {"membership_id": None, "person_id": cast.ana.person_id, "denied": True}
    with pytest.raises(ProgrammingError, match="row-level security"):
        planted(cast, cast.bea, because=Because.CONFLICT, **lock)
    with acting(cast.bea), connection.cursor() as cursor:
        cursor.execute("UPDATE support.sharing_grant SET ended_at = now()")
        assert cursor.rowcount == 0


def test_an_instance_without_the_keys_enters_nothing(cast: Cast, settings: Any) -> None:
    settings.KEY_RINGS = {"support": ""}
    with pytest.raises(ProgrammingError, match="does not exist"):
        cast.seen_by(cast.ana)


def test_whoever_acted_before_acts_again_afterwards(cast: Cast) -> None:
    with acting(cast.ana):
        with acting(cast.officer):
            pass
        assert Subject.objects.filter(id=cast.subject.id).exists()
