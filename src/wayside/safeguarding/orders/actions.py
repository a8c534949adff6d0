"""Writes orders that protect somebody, who was told, and breaches."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import look, told
from wayside.people.actions import check_open
from wayside.people.models import Person
from wayside.safeguarding.models import OrderBreach, OrderTold, ProtectiveOrder
from wayside.safeguarding.orders import queries, rules
from wayside.safeguarding.orders.permissions import KEEP_ORDERS
from wayside.safeguarding.orders.rules import ORDER
from wayside.safeguarding.orders.vocabulary import OrderState, Served, ToldWhom, Wants
from wayside.safeguarding.paths.actions import check_may_write, keep
from wayside.safeguarding.paths.rules import check_past
from wayside.web.clock import day_of
from wayside.web.collisions import save_versioned

TERMS = (
    *("kind", "from_date", "until_date", "against", "conditions", "court"),
    *("served", "power_of_arrest"),
)


@dataclass(frozen=True, slots=True)
class Terms:
    """What an order says."""

    kind: str
    from_date: date
    until_date: date | None = None
    against: str = ""
    conditions: str = ""
    court: str = ""
    served: str = Served.NO
    power_of_arrest: bool = False


@dataclass(frozen=True, slots=True)
class Breach:
    """What happened against an order, and what this person wants done."""

    on_date: date
    words: str
    wants: Wants
    wants_words: str = ""


@look
def open_orders(*, person: Person, by: Actor, now: datetime) -> Sequence[ProtectiveOrder]:
    """Open the orders that protect somebody.

    Raises:
        NotOpenError: the record is not open to whoever asks.
    """
    require(by, KEEP_ORDERS)
    check_open(person.subject_id)
    told(person, "safeguarding.open_orders", Operation.CONSULTATION, by, now)
    return tuple(queries.orders_of(person))


@transaction.atomic
def add_order(
    *, person: Person, terms: Terms, in_force: bool, form_id: UUID, by: Actor, now: datetime
) -> ProtectiveOrder:
    """Write an order down, in force or only applied for; the form of one id writes one.

    Raises:
        NotOpenError: the record is not open to whoever writes.
        NotNow: it would end before it begins, or is longer than such an order can be.
    """
    require(by, KEEP_ORDERS)
    check_open(person.subject_id)
    there = queries.order_of(person, form_id)
    if there is not None:
        return there
    rules.check_days(terms.kind, terms.from_date, terms.until_date)
    made = ProtectiveOrder(
        id=form_id,
        subject_id=person.subject_id,
        controller_id=person.controller_id,
        state=OrderState.IN_FORCE if in_force else OrderState.APPLIED,
        created_at=now,
        updated_at=now,
        **{name: getattr(terms, name) for name in TERMS},
    )
    made.save(force_insert=True)
    told(made, "safeguarding.add_order", Operation.COLLECTION, by, now, fields=TERMS)
    return made


@transaction.atomic
def change_order(
    *, order: ProtectiveOrder, terms: Terms, expected_version: int, by: Actor, now: datetime
) -> ProtectiveOrder:
    """Write anew what it says: extended, varied, served.

    Raises:
        NotOpenError: the record is not open to whoever writes.
        NotNow: it would end before it begins, or is longer than such an order can be.
        Collision: somebody else wrote it since.
    """
    check_may_write(order, KEEP_ORDERS, expected_version=expected_version, by=by)
    rules.check_days(terms.kind, terms.from_date, terms.until_date)
    for name in TERMS:
        setattr(order, name, getattr(terms, name))
    save_versioned(order, expected_version=expected_version, now=now, fields=TERMS)
    told(order, "safeguarding.change_order", Operation.ALTERATION, by, now, fields=TERMS)
    return order


@transaction.atomic
def step_order(
    *, order: ProtectiveOrder, verb: str, expected_version: int, by: Actor, now: datetime
) -> ProtectiveOrder:
    """Note that it was made, not made, ended, or applied for again.

    Raises:
        NotOpenError: the record is not open to whoever notes it.
        NotNow: it does not stand so.
        Collision: somebody else noted it since.
    """
    check_may_write(order, KEEP_ORDERS, expected_version=expected_version, by=by)
    order.state = ORDER.check_can(order.state, verb).target
    save_versioned(order, expected_version=expected_version, now=now, fields=("state",))
    told(order, "safeguarding.step_order", Operation.ALTERATION, by, now, fields=("state",))
    return order


@transaction.atomic
def tell_order(
    *,
    order: ProtectiveOrder,
    whom: ToldWhom,
    on_date: date,
    words: str,
    form_id: UUID,
    by: Actor,
    now: datetime,
) -> OrderTold:
    """Note who was told of it; the form of one id notes it once.

    Raises:
        NotOpenError: the record is not open to whoever notes it.
        NotNow: it lies ahead.
    """
    require(by, KEEP_ORDERS)
    check_open(order.subject_id)
    check_past(on_date, today=day_of(now))
    there = OrderTold.objects.filter(id=form_id, order=order).first()
    if there is not None:
        return there
    made = OrderTold(
        id=form_id,
        order=order,
        whom=whom,
        on_date=on_date,
        words=words,
    )
    keep(made, order, by=by, now=now)
    told(made, "safeguarding.tell_order", Operation.COLLECTION, by, now, fields=("whom",))
    return made


@transaction.atomic
def note_breach(
    *, order: ProtectiveOrder, breach: Breach, form_id: UUID, by: Actor, now: datetime
) -> OrderBreach:
    """Note a breach, and what this person wants done: nothing is reported by noting it.

    Raises:
        NotOpenError: the record is not open to whoever notes it.
        NotNow: it lies ahead.
    """
    require(by, KEEP_ORDERS)
    check_open(order.subject_id)
    check_past(breach.on_date, today=day_of(now))
    there = OrderBreach.objects.filter(id=form_id, order=order).first()
    if there is not None:
        return there
    made = OrderBreach(
        id=form_id,
        order=order,
        on_date=breach.on_date,
        words=breach.words,
        wants=breach.wants,
        wants_words=breach.wants_words,
    )
    keep(made, order, by=by, now=now)
    told(made, "safeguarding.note_breach", Operation.COLLECTION, by, now, fields=("wants",))
    return made
