"""Protective orders: an end seen coming, who was told, and a breach as this person wants."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import ProgrammingError
from django.test import Client

from wayside.access.vocabulary import Role
from wayside.partners.tests import factories as partners
from wayside.people.actions import NotOpenError
from wayside.safeguarding.models import OrderBreach, OrderTold, ProtectiveOrder
from wayside.safeguarding.orders import actions
from wayside.safeguarding.orders.actions import Breach, Terms
from wayside.safeguarding.orders.rules import ORDER
from wayside.safeguarding.orders.vocabulary import OrderState, ToldWhom, Wants
from wayside.safeguarding.tests.cast import TODAY, Cast, day
from wayside.sharing.actions import open_to_role
from wayside.sharing.vocabulary import Because
from wayside.support.tests.factories import acting
from wayside.web import clock
from wayside.web.collisions import Collision
from wayside.web.states import NotNow

pytestmark = pytest.mark.django_db
SECRET = "Not within 100 metres of 12 Lantern Court"


@pytest.fixture
def cast() -> Cast:
    return Cast()


def adds(cast: Cast, until: date | None = None, kind: str = "non_molestation") -> ProtectiveOrder:
    found: ProtectiveOrder = cast.do(
        actions.add_order,
        person=cast.rosie,
        terms=Terms(kind, TODAY, until, "Marlon", SECRET),
        in_force=True,
        form_id=uuid4(),
    )
    return found


def test_its_end_is_due_28_days_before_and_again_7_days_before_and_when_it_is_over(
    cast: Cast,
) -> None:
    adds(cast, TODAY + timedelta(days=60))
    adds(cast)
    soon, last, over = (
        "A protective order ends soon: apply again?",
        "A protective order ends within days: plan for it",
        "A protective order has run out: note what comes",
    )
    for days, said in ((31, []), (32, [soon]), (52, [soon]), (53, [last]), (61, [over])):
        assert cast.duties_of(cast.ana, days, "/orders/") == said
    assert not cast.duties_of(cast.bea, 61, "/orders/")


@pytest.mark.parametrize(("kind", "days", "fits"), [
    ("dvpo", 28, True), ("dvpo", 29, False), ("dvpn", 3, False), ("restraining", 3650, True),
    ("occupation", -1, False),
])  # fmt: skip
def test_no_order_lasts_longer_than_its_kind_can(
    cast: Cast, kind: str, days: int, fits: bool
) -> None:
    until = TODAY + timedelta(days=days)
    if fits:
        assert adds(cast, until, kind).until_date == until
    else:
        with pytest.raises(NotNow):
            adds(cast, until, kind)


@pytest.mark.parametrize("state", list(OrderState))
def test_every_state_takes_the_steps_of_the_table_and_no_other(
    cast: Cast, state: OrderState
) -> None:
    for verb in {each.verb for each in ORDER}:
        order = adds(cast)
        order.state = state
        with acting(cast.ana):
            order.save(update_fields=("state",))
        given: Any = {"order": order, "verb": verb, "expected_version": 1}
        if ORDER.can(state, verb):
            assert cast.do(actions.step_order, **given).state == ORDER.check_can(state, verb).target
        else:
            with pytest.raises(NotNow):
                cast.do(actions.step_order, **given)


def test_a_breach_is_noted_once_with_what_they_want_and_never_changed(cast: Cast) -> None:
    order, form = adds(cast), uuid4()
    breach = Breach(TODAY, "He stood at the door", Wants.NOTE, "Only write it down")
    for _twice in range(2):
        cast.do(actions.note_breach, order=order, breach=breach, form_id=form)
    cast.do(
        actions.tell_order,
        order=order,
        whom=ToldWhom.SCHOOL,
        on_date=TODAY,
        words="",
        form_id=uuid4(),
    )
    with acting(cast.ana):
        assert OrderBreach.objects.count() == OrderTold.objects.count() == 1
    with pytest.raises(ProgrammingError, match="permission denied"), acting(cast.ana):
        OrderTold.objects.update(whom="police")


def test_a_colleague_neither_reads_nor_writes_it_and_two_at_once_are_told(cast: Cast) -> None:
    order = adds(cast)
    breach = Breach(TODAY, "x", Wants.NOTE)
    with pytest.raises(NotOpenError):
        cast.do(actions.note_breach, member=cast.bea, order=order, breach=breach, form_id=uuid4())
    with acting(cast.bea):
        assert not ProtectiveOrder.objects.exists()
    cast.do(actions.step_order, order=order, verb="end", expected_version=1)
    with pytest.raises(Collision):
        cast.do(actions.step_order, order=order, verb="apply", expected_version=1)


def test_in_the_last_days_the_leads_who_see_the_record_are_reminded_too(cast: Cast) -> None:
    order = adds(cast)
    cast.do(
        open_to_role,
        subject=cast.rosie.subject,
        role=Role.SAFEGUARDING_LEAD,
        because=Because.SAFEGUARDING,
    )
    with acting(cast.ana):
        until = TODAY + timedelta(days=28)
        ProtectiveOrder.objects.filter(id=order.id).update(until_date=until, state="in_force")
    assert cast.duties_of(cast.ana, 1, "/orders/")
    assert not cast.duties_of(cast.lou, 20, "/orders/")
    assert cast.duties_of(cast.lou, 21, "/orders/") == [
        "A protective order ends within days: plan for it"
    ]
    assert cast.duties_of(cast.lou, 30, "/orders/") == [
        "A protective order has run out: note what comes"
    ]
    assert not cast.duties_of(cast.bea, 30, "/orders/")


def test_the_pages_lead_through_it(cast: Cast, client: Client) -> None:
    base = f"/safeguarding/people/{cast.rosie.id}/orders/"
    partners.sign_in(client, cast.ana)
    assert "No order so far" in client.get(base).content.decode()
    today = day(clock.today())
    terms = {"kind": "stalking", "from_date": today, "conditions": SECRET, "served": "no"}
    new = {**terms, "form_id": str(uuid4())}
    assert client.post(f"{base}add/", new).status_code == 302
    assert SECRET in client.get(base).content.decode()
    with acting(cast.ana):
        order = ProtectiveOrder.objects.get()
    own = f"{base}{order.id}/"
    assert client.post(f"{own}step/", {"verb": "make", "version": "1"}).status_code == 302
    changed = {**terms, "served": "yes", "version": "2", "power_of_arrest": "on"}
    assert client.post(f"{own}change/", changed).status_code == 302
    told = {"form_id": str(uuid4()), "whom": "police", "on_date": today, "words": "By her"}
    assert client.post(f"{own}told/", told).status_code == 302
    breach = {"form_id": str(uuid4()), "on_date": today, "words": "Came by", "wants": "think"}
    assert client.post(f"{own}breach/", breach).status_code == 302
    said = client.get(base).content.decode()
    assert "Time to think" in said
    assert "By her" in said
    partners.sign_in(client, cast.bea)
    assert client.get(base).status_code == 404
