"""An actor is a value: it cannot be given more while it is passed around."""

import dataclasses
import uuid

import pytest

from wayside.access.actor import ANONYMOUS, Actor
from wayside.access.permissions import MANAGE_ACCOUNTS, NotAllowed, require
from wayside.access.tests.factories import actor
from wayside.access.vocabulary import Role, Side


@pytest.mark.parametrize("field", [field.name for field in dataclasses.fields(Actor)])
def test_no_field_of_an_actor_can_be_changed(field: str) -> None:
    analyst = actor(Role.ANALYST)
    with pytest.raises(dataclasses.FrozenInstanceError):
        setattr(analyst, field, getattr(actor(Role.ADMINISTRATOR), field))


def test_an_actor_takes_no_new_attribute() -> None:
    with pytest.raises((AttributeError, TypeError)):
        actor(Role.ANALYST).is_superuser = True  # type: ignore[attr-defined]


def test_the_sets_of_an_actor_are_frozen() -> None:
    coordinator = actor(Role.COORDINATOR, area_ids=[uuid.uuid4()])
    assert isinstance(coordinator.permissions, frozenset)
    assert isinstance(coordinator.area_ids, frozenset)


def test_a_permission_holds_only_in_the_areas_of_the_membership() -> None:
    here, elsewhere = uuid.uuid4(), uuid.uuid4()
    administrator = actor(Role.ADMINISTRATOR, area_ids=[here])
    assert administrator.may(MANAGE_ACCOUNTS, area_id=here)
    assert not administrator.may(MANAGE_ACCOUNTS, area_id=elsewhere)
    with pytest.raises(NotAllowed):
        require(administrator, MANAGE_ACCOUNTS, area_id=elsewhere)


def test_going_inside_a_new_area_leaves_the_actor_as_it_was() -> None:
    new = uuid.uuid4()
    administrator = actor(Role.ADMINISTRATOR)
    assert administrator.within(new).may(MANAGE_ACCOUNTS, area_id=new)
    assert not administrator.may(MANAGE_ACCOUNTS, area_id=new)


def test_an_account_without_a_role_and_nobody_known_may_nothing() -> None:
    account = Actor.account(name="A", account_id=uuid.uuid4(), person_id=uuid.uuid4())
    for nobody in (account, ANONYMOUS):
        assert nobody.permissions == frozenset()
        assert nobody.side is Side.NEUTRAL


def test_a_service_holds_just_the_permissions_it_was_given() -> None:
    service = Actor.service("tidy", permissions=[MANAGE_ACCOUNTS])
    assert service.permissions == {MANAGE_ACCOUNTS.slug}
    assert service.person_id is None
