"""Homes: moving in and on, an address that a refuge never has, and the next home after one lost."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.test import Client

from wayside.access.permissions import NotAllowed
from wayside.access.vocabulary import ENFORCEMENT_ROLES, NEUTRAL_ROLES, Role
from wayside.partners.models import Membership
from wayside.partners.tests import factories as partners
from wayside.partners.vocabulary import AreaLevel
from wayside.people.actions import NotOpenError
from wayside.people.queries.mine import Mine
from wayside.support import duties
from wayside.support.homes import actions, rules
from wayside.support.homes.actions import HomeStep
from wayside.support.homes.tests.cast import ADDRESS, TODAY, Cast
from wayside.support.homes.vocabulary import Cause, HomeKind, HomeState
from wayside.support.models import Home, HomeMove
from wayside.support.tests import factories
from wayside.support.tests.factories import NOW, acting
from wayside.support.timeline.actions import open_timeline
from wayside.web.collisions import Collision
from wayside.web.states import NotNow

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return Cast()


def duties_of(member: Membership, days: int) -> list[str]:
    with acting(member):
        by = partners.actor_of(member)
        found = duties.due(Mine(by, now=NOW + timedelta(days=days)))
        return [str(each.label) for each in found]


def test_a_home_goes_from_about_to_settled_to_moved_on(cast: Cast) -> None:
    home = cast.home()
    assert duties_of(cast.ana, 0) == ["Did they move into the new home?"]
    cast.moves(home, "move_in")
    assert not duties_of(cast.ana, 181)
    assert duties_of(cast.ana, 182) == ["Ask whether they are settled in the new home"]
    cast.moves(cast.again(home), "sustain")
    assert not duties_of(cast.ana, 400)
    assert cast.moves(cast.again(home), "move_on").state == HomeState.MOVED_ON
    assert not duties_of(cast.ana, 400)
    assert not duties_of(cast.bea, 400)


def test_who_is_evicted_is_re_housed_in_a_home_that_follows(cast: Cast) -> None:
    first = cast.lives()
    with pytest.raises(NotNow, match="which cause"):
        cast.moves(first, "evict")
    cast.moves(first, "evict", cause=Cause.RENT)
    assert duties_of(cast.ana, 0) == ["Without a home: look for another together"]
    fell_through = cast.home()
    cast.moves(fell_through, "fall_through")
    second = cast.moves(cast.home(), "move_in")
    assert second.after_id == first.id
    assert cast.again(first).state == HomeState.REHOUSED
    assert cast.again(first).cause == Cause.RENT


def test_a_refuge_has_no_address_by_form_by_action_and_by_sql(cast: Cast, client: Client) -> None:
    with pytest.raises(NotNow, match="kept nowhere"):
        cast.home(kind=HomeKind.REFUGE, address=ADDRESS)
    partners.sign_in(client, cast.ana)
    sent = {"kind": "refuge", "expected_date": "1/7/2018", "address": ADDRESS,
            "form_id": str(uuid4())}  # fmt: skip
    url = f"/support/people/{cast.rosie.id}/homes/begin/"
    assert "kept nowhere" in client.post(url, sent).content.decode()
    home = cast.home(kind=HomeKind.REFUGE, address="")
    home.address = ADDRESS
    with pytest.raises(IntegrityError, match="refuge_has_no_address"), acting(cast.ana):
        home.save(update_fields=("address",))


def test_an_address_is_locked_and_stands_in_no_duty_and_no_timeline(cast: Cast) -> None:
    cast.lives()
    with acting(cast.ana), connection.cursor() as cursor:
        cursor.execute("SELECT address FROM support.support_home")
        assert b"Lantern" not in bytes(cursor.fetchone()[0])
    assert ADDRESS not in str(duties_of(cast.ana, 400))
    with acting(cast.ana):
        by = partners.actor_of(cast.ana)
        told = open_timeline(person=cast.rosie, only="homes", by=by, now=NOW)
    assert len(told) == 2
    assert ADDRESS not in str(told)


def test_a_move_out_of_the_area_needs_a_handover_with_consent(cast: Cast) -> None:
    home = cast.lives()
    with pytest.raises(NotNow, match="comes with a handover"):
        cast.moves(home, "move_on", is_out_of_area=True)
    away = cast.away()
    cast.shares(away)
    moved = cast.moves(home, "move_on", is_out_of_area=True)
    assert moved.is_out_of_area
    assert moved.handover is not None
    assert moved.handover.recipient_id == away.id


def test_what_is_open_to_an_agency_of_the_same_area_is_no_handover_out_of_it(cast: Cast) -> None:
    home = cast.lives()
    cast.shares(cast.keeper)
    with pytest.raises(NotNow, match="works outside your areas"):
        cast.moves(home, "move_on", is_out_of_area=True)
    ward = partners.area("Hereham ward", level=AreaLevel.WARD, parent=cast.area)
    cast.keeper.areas.add(ward)
    with pytest.raises(NotNow, match="works outside your areas"):
        cast.moves(home, "move_on", is_out_of_area=True)
    away = cast.away()
    cast.shares(away)
    handover = cast.moves(home, "move_on", is_out_of_area=True).handover
    assert handover is not None
    assert handover.recipient_id == away.id


def test_a_handover_that_was_taken_back_is_none(cast: Cast) -> None:
    home = cast.lives()
    cast.shares(cast.away())
    cast.withdraws()
    with pytest.raises(NotNow, match="comes with a handover"):
        cast.moves(home, "move_on", is_out_of_area=True)


def test_the_database_knows_no_move_out_of_the_area_without_one(cast: Cast) -> None:
    home = cast.lives()
    with pytest.raises(IntegrityError, match="out_of_area_with_handover"), acting(cast.ana):
        Home.objects.filter(id=home.id).update(is_out_of_area=True)


@pytest.mark.parametrize("state", list(HomeState))
def test_every_state_takes_the_steps_of_the_table_and_no_other(
    cast: Cast, state: HomeState
) -> None:
    home = cast.lives()
    with acting(cast.ana):
        ended = state not in (*rules.LIVED_IN, HomeState.ABOUT)
        Home.objects.filter(id=home.id).update(
            state=state, cause=Cause.RENT, ended_date=TODAY if ended else None
        )
    for verb in sorted({each.verb for each in rules.HOME}):
        held = cast.again(home)
        given = {"cause": Cause.RENT} if verb == "evict" else {}
        if rules.HOME.can(state, verb) and verb not in rules.BY_ITSELF:
            with transaction.atomic():
                target = rules.HOME.check_can(state, verb).target
                assert cast.moves(held, verb, **given).state == target
                transaction.set_rollback(True)
        else:
            with pytest.raises(NotNow):
                cast.moves(held, verb, **given)


@pytest.mark.parametrize("days", [-1, 1])
def test_no_step_is_noted_before_the_last_or_in_the_future(cast: Cast, days: int) -> None:
    home = cast.lives()
    with pytest.raises(NotNow):
        cast.moves(home, "sustain", on=TODAY + timedelta(days=days))


def test_one_home_at_once_and_a_double_click_notes_one(cast: Cast) -> None:
    home = cast.lives()
    assert cast.home(form_id=home.id).id == home.id
    other = cast.home()
    with pytest.raises(IntegrityError, match="one_home_at_once"):
        cast.moves(other, "move_in")


def test_two_who_write_at_once_are_told(cast: Cast) -> None:
    home = cast.home()
    cast.moves(home, "move_in")
    with pytest.raises(Collision):
        cast.moves(home, "fall_through", expected_version=1)


def test_a_colleague_neither_reads_nor_writes_it(cast: Cast) -> None:
    home = cast.lives()
    with pytest.raises(NotOpenError):
        cast.do(actions.open_homes, member=cast.bea, person=cast.rosie)
    step = HomeStep("sustain", TODAY)
    with pytest.raises(NotOpenError):
        cast.do(actions.move_home, member=cast.bea, home=home, step=step, expected_version=2)
    with acting(cast.bea):
        assert not Home.objects.exists()
        assert not Home.objects.update(state=HomeState.CLOSED)
    with acting(cast.ana), pytest.raises(DatabaseError), transaction.atomic():
        HomeMove.objects.update(on_date=date(2018, 1, 1))


@pytest.mark.parametrize("role", sorted(ENFORCEMENT_ROLES | NEUTRAL_ROLES))
def test_nobody_outside_the_side_reads_the_tables(cast: Cast, role: Role) -> None:
    cast.lives()
    member = partners.member(role, area=cast.area)
    for table in ("home", "homerisk", "homenotice", "homereview", "kepthome", "keptrisk"):
        with acting(member), pytest.raises(DatabaseError), transaction.atomic():
            _count(table)


def _count(table: str) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM support.support_{table}")
        return cursor.fetchone()


def test_who_is_housed_about_to_be_and_lost_one_is_counted_exactly_for_the_own_agency(
    cast: Cast, client: Client
) -> None:
    cast.moves(cast.lives(), "lose")
    cast.lives()
    cast.home()
    other = factories.person(cast.bea, "Bramble")
    cast.lives(person=other, member=cast.bea)
    found = cast.do(actions.count_homes, member=cast.lead).counts
    assert (found.about, found.living, found.at_risk) == (1, 2, 0)
    assert (found.lost, found.rehoused) == (1, 1)
    for nobody in (cast.officer, partners.member(Role.ANALYST, area=cast.area)):
        with pytest.raises(NotAllowed):
            cast.do(actions.count_homes, member=nobody)
    partners.sign_in(client, cast.ana)
    assert "Live in a home now" in client.get("/support/homes/count/").content.decode()


def test_a_commissioner_reads_no_small_number(cast: Cast, client: Client) -> None:
    cast.lives()
    partners.sign_in(client, partners.member(Role.COMMISSIONER, area=cast.area))
    page = client.get("/support/homes/count/").content.decode()
    assert "fewer than 8" in page
    assert "About to move in" not in page


def test_the_pages_lead_through_it(cast: Cast, client: Client) -> None:
    base = f"/support/people/{cast.rosie.id}/homes/"
    partners.sign_in(client, cast.ana)
    assert "No home noted yet" in client.get(base).content.decode()
    sent = {"kind": "private", "expected_date": "2/7/2018", "address": ADDRESS,
            "keeper": "", "form_id": str(uuid4())}  # fmt: skip
    assert client.get(f"{base}begin/").status_code == 200
    assert client.post(f"{base}begin/", sent).status_code == 302
    with acting(cast.ana):
        home = Home.objects.get()
    step = {"verb": "move_in", "on_date": "2/7/2018", "version": "1"}
    assert client.get(f"{base}{home.id}/step/").status_code == 200
    assert client.post(f"{base}{home.id}/step/", step).status_code == 302
    page = client.get(base).content.decode()
    assert ADDRESS in page
    assert "Lives there" in page
    partners.sign_in(client, cast.bea)
    assert client.get(base).status_code == 404
