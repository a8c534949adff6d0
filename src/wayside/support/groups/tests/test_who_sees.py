"""Groups are seen by who facilitates and by a person's own worker."""

import pytest
from django.db import ProgrammingError, connection

from wayside.access.vocabulary import ENFORCEMENT_ROLES, Role
from wayside.partners.tests import factories as partners
from wayside.people.actions import NotOpenError
from wayside.support.groups import actions, queries
from wayside.support.groups.tests.cast import Cast
from wayside.support.models import GroupPlace
from wayside.support.tests.factories import NOW, acting
from wayside.web.states import NotNow

pytestmark = pytest.mark.django_db


def test_the_list_is_seen_by_who_facilitates_and_the_own_worker_alone(cast: Cast) -> None:
    place = cast.joins(cast.ana, cast.rosie, "Rose")
    assert place
    for member in (cast.ana, cast.bea):
        with acting(member):
            assert [each.called for each in GroupPlace.objects.all()] == ["Rose"]
    for member in (cast.lead, cast.other):
        with acting(member):
            assert not GroupPlace.objects.exists()
    with acting(cast.lead):
        by = partners.actor_of(cast.lead)
        opened = actions.open_group(group_id=cast.group.id, by=by, now=NOW)
        assert (opened.is_own, opened.places) == (False, ())
    with acting(cast.other), pytest.raises(NotOpenError):
        actions.open_group(group_id=cast.group.id, by=partners.actor_of(cast.other), now=NOW)


def test_who_facilitates_does_not_open_the_record(cast: Cast) -> None:
    cast.joins(cast.ana, cast.rosie, "Rose")
    with acting(cast.bea), pytest.raises(NotOpenError):
        actions.read_groups_of(person=cast.rosie, by=partners.actor_of(cast.bea), now=NOW)


@pytest.mark.parametrize("role", sorted(ENFORCEMENT_ROLES))
def test_no_role_of_enforcement_enters_a_table_of_it(cast: Cast, role: Role) -> None:
    member = partners.member(role, area=cast.area)
    for table in ("group", "groupplace", "attendance", "keptapart", "groupsession"):
        with pytest.raises(ProgrammingError), acting(member), connection.cursor() as cursor:
            cursor.execute(f"SELECT count(*) FROM support.support_{table}")


@pytest.mark.parametrize("called", ["Rosie Lantern", "lantern"])
def test_no_family_name_stands_on_a_list(cast: Cast, called: str) -> None:
    with pytest.raises(NotNow, match="No family name"):
        cast.joins(cast.ana, cast.rosie, called)


def test_only_who_facilitates_writes_and_somebody_always_does(cast: Cast) -> None:
    for member in (cast.ana, cast.lead, cast.other):
        with acting(member), pytest.raises(NotOpenError):
            actions.end_group(
                group=cast.group, expected_version=1, by=partners.actor_of(member), now=NOW
            )
    with acting(cast.bea):
        (own,) = queries.facilitators_of(cast.group)
        with pytest.raises(NotNow, match="Somebody must"):
            actions.end_facilitator(facilitator=own, by=partners.actor_of(cast.bea), now=NOW)


def test_nobody_lets_themselves_in_by_writing_to_the_database(cast: Cast) -> None:
    cast.joins(cast.ana, cast.rosie)
    for statement in (
        "INSERT INTO support.support_facilitator (id, group_id, controller_id, membership_id,"
        " from_at) VALUES (gen_random_uuid(), %s, %s, %s, now())",
    ):
        values = [cast.group.id, cast.charity.id, cast.lead.id]
        with (
            pytest.raises(ProgrammingError, match="row-level security"),
            acting(cast.lead),
            connection.cursor() as cursor,
        ):
            cursor.execute(statement, values)
