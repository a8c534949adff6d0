"""The database keeps every natural person on one side, whatever the program does.

These tests really commit, and the concurrent ones run on two connections at once.
"""

import threading
import uuid
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection, connections, transaction

from wayside.access.models import Account, NaturalPerson
from wayside.access.tests import factories as access
from wayside.access.vocabulary import Role
from wayside.partners.models import Area, Membership
from wayside.partners.tests import factories

ENFORCEMENT, SUPPORT = Role.PATROL_OFFICER, Role.CASEWORKER
DAY = date(2018, 7, 2)


@pytest.fixture
def area(transactional_db: None) -> Area:
    return factories.area()


@pytest.fixture
def person(transactional_db: None) -> NaturalPerson:
    return access.person()


def give(
    person: NaturalPerson, role: Role, area: Area, start: date = DAY, end: date | None = None
) -> Membership:
    """Write a membership for a new account of the person, past every action."""
    membership = Membership(
        account=access.account(of=person),
        agency=factories.agency(areas=(area,)),
        area=area,
        role=role,
        from_date=start,
        until_date=end,
        **factories.STAMPS,
    )
    membership.save()
    return membership


@pytest.mark.parametrize(("first", "second"), [(ENFORCEMENT, SUPPORT), (SUPPORT, ENFORCEMENT)])
def test_two_accounts_of_one_person_cannot_stand_on_both_sides(
    person: NaturalPerson, area: Area, first: Role, second: Role
) -> None:
    give(person, first, area)
    with pytest.raises(IntegrityError, match="both sides"):
        give(person, second, area)


def test_one_shared_day_is_enough_to_refuse(person: NaturalPerson, area: Area) -> None:
    give(person, ENFORCEMENT, area, DAY, DAY + timedelta(days=10))
    with pytest.raises(IntegrityError, match="both sides"):
        give(person, SUPPORT, area, DAY + timedelta(days=10))


def test_the_day_after_is_free(person: NaturalPerson, area: Area) -> None:
    give(person, ENFORCEMENT, area, DAY, DAY + timedelta(days=10))
    give(person, SUPPORT, area, DAY + timedelta(days=11))
    assert Membership.objects.filter(person=person).count() == 2


def test_an_end_that_is_moved_later_is_looked_at_again(person: NaturalPerson, area: Area) -> None:
    ended = give(person, ENFORCEMENT, area, DAY, DAY + timedelta(days=10))
    give(person, SUPPORT, area, DAY + timedelta(days=11))
    with pytest.raises(IntegrityError, match="both sides"):
        Membership.objects.filter(id=ended.id).update(until_date=None)


@pytest.mark.parametrize("role", [Role.ANALYST, Role.ADMINISTRATOR, Role.GOVERNANCE_OFFICER])
@pytest.mark.parametrize("side", [ENFORCEMENT, SUPPORT])
def test_a_neutral_role_stands_beside_either_side(
    person: NaturalPerson, area: Area, side: Role, role: Role
) -> None:
    give(person, side, area)
    give(person, role, area)


def test_a_role_cannot_be_passed_off_as_the_other_side(person: NaturalPerson, area: Area) -> None:
    held = give(person, ENFORCEMENT, area)
    with pytest.raises(IntegrityError, match="membership_side_of_role"):
        Membership.objects.filter(id=held.id).update(side="neutral")
    with pytest.raises(IntegrityError, match="membership_side_of_role"):
        Membership.objects.filter(id=held.id).update(role=SUPPORT)


def test_a_membership_names_the_person_of_its_account(person: NaturalPerson, area: Area) -> None:
    held = give(person, ENFORCEMENT, area)
    with pytest.raises(IntegrityError, match="person of its account"):
        Membership.objects.filter(id=held.id).update(person=access.person("Somebody Else"))


def test_an_account_cannot_be_handed_to_another_person(person: NaturalPerson, area: Area) -> None:
    held = give(person, ENFORCEMENT, area)
    with pytest.raises(IntegrityError, match="stays with its person"):
        Account.objects.filter(id=held.account_id).update(person=access.person("Somebody Else"))


def test_another_isolation_is_refused_because_it_would_not_see_the_other_writer(
    person: NaturalPerson, area: Area
) -> None:
    with pytest.raises(Exception, match="READ COMMITTED"):
        _give_in_repeatable_read(person, area)


def _give_in_repeatable_read(person: NaturalPerson, area: Area) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        give(person, ENFORCEMENT, area)


@pytest.fixture
def at_once(transactional_db: None) -> Iterator[Callable[..., list[bool]]]:
    """Run two writers so that both have written before either commits."""
    with ThreadPoolExecutor(2) as pool:

        def run(*writers: Callable[[threading.Barrier], None]) -> list[bool]:
            barrier = threading.Barrier(2)
            return list(pool.map(lambda writer: _committed(writer, barrier), writers))

        yield run


def _committed(writer: Callable[[threading.Barrier], None], barrier: threading.Barrier) -> bool:
    try:
        with transaction.atomic():
            writer(barrier)
    except IntegrityError:
        return False
    finally:
        connections.close_all()
    return True


@pytest.mark.parametrize("_round", range(5))
def test_two_transactions_at_once_leave_the_person_on_one_side(
    person: NaturalPerson, area: Area, at_once: Callable[..., list[bool]], _round: int
) -> None:
    accounts = [access.account(of=person), access.account(of=person)]
    agency = factories.agency(areas=(area,))

    def writer(account: Account, role: Role) -> Callable[[threading.Barrier], None]:
        def write(barrier: threading.Barrier) -> None:
            barrier.wait(timeout=10)
            Membership(
                id=uuid.uuid4(),
                account=account,
                agency=agency,
                area=area,
                role=role,
                from_date=DAY,
                **factories.STAMPS,
            ).save()

        return write

    done = at_once(writer(accounts[0], ENFORCEMENT), writer(accounts[1], SUPPORT))
    assert sorted(done) == [False, True]
    assert Membership.objects.filter(person=person).count() == 1
