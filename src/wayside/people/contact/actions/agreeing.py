"""Writes down how somebody is reached, as agreed with them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.audit.vocabulary import Operation
from wayside.people.actions.looks import check_open
from wayside.people.actions.members import member_id
from wayside.people.contact import rules
from wayside.people.contact.actions.trail import note
from wayside.people.contact.permissions import REACH_PEOPLE
from wayside.people.contact.vocabulary import RouteKind
from wayside.people.models import ContactPlan, ContactRoute, Person
from wayside.people.safeguards import bars_others
from wayside.web.collisions import save_versioned
from wayside.web.states import NotNow

AGREED = ("voicemail_words", "dropped_words", "if_silent", "recheck_days", "usual_days")
ROUTE = ("kind", "days", "from_time", "until_time", "shared", "held_by", "note")


@dataclass(frozen=True, slots=True)
class Way:
    """A way to reach somebody, as it was agreed."""

    kind: RouteKind
    where: str
    days: tuple[int, ...] = ()
    from_time: time | None = None
    until_time: time | None = None
    shared: bool = False
    held_by: str = ""
    note: str = ""


@transaction.atomic
def agree_contact(
    *, person: Person, agreed: Mapping[str, Any], expected_version: int, by: Actor, now: datetime
) -> ContactPlan:
    """Write down what was agreed about being reached.

    Raises:
        NotOpenError: the record is not open to whoever writes.
        Collision: somebody else changed it since.
    """
    require(by, REACH_PEOPLE)
    check_open(person.subject_id)
    plan, is_new = _plan(person, now)
    before = {name: getattr(plan, name) for name in AGREED}
    for name in AGREED:
        setattr(plan, name, agreed[name])
    changed = [name for name in AGREED if before[name] != getattr(plan, name)]
    if changed:
        expected = expected_version or int(is_new)
        save_versioned(plan, expected_version=expected, now=now, fields=changed)
        note(plan, "people.agree_contact", Operation.ALTERATION, by, now, fields=changed)
    return plan


@transaction.atomic
def add_route(
    *, person: Person, way: Way, how_confirmed: str = "", by: Actor, now: datetime
) -> ContactRoute:
    """Write down a way to reach somebody: one that was just confirmed safe with them, as it is said
    how; or one that came from elsewhere, which must be rechecked before its first use.

    Raises:
        NotOpenError: the record is not open to whoever writes.
        NotNow: it leads through somebody else, where nobody may be asked.
    """
    require(by, REACH_PEOPLE)
    check_open(person.subject_id)
    rules.check_way(way.kind, bars_others=bars_others(person))
    made = ContactRoute(
        subject_id=person.subject_id,
        controller_id=person.controller_id,
        where=way.where,
        how_confirmed=how_confirmed,
        unconfirmed=not how_confirmed,
        checked_at=now,
        checked_by_id=member_id(by),
        created_at=now,
        updated_at=now,
        **{name: getattr(way, name) for name in ROUTE if name != "days"},
        days=list(way.days),
    )
    made.save(force_insert=True)
    confirmed = "how_confirmed" if how_confirmed else "unconfirmed"
    said = ("where", confirmed, *(name for name in ROUTE if getattr(way, name)))
    note(made, "people.add_route", Operation.COLLECTION, by, now, fields=said)
    return made


@transaction.atomic
def change_route(
    *,
    route: ContactRoute,
    way: Way,
    expected_version: int,
    by: Actor,
    now: datetime,
    how_confirmed: str = "",
) -> ContactRoute:
    """Change a way to reach somebody; without a number or address, what was written stays. What
    was confirmed safe was the old one: another number or another kind of way must be rechecked
    before it is used, unless it is said how the person confirmed it.

    Raises:
        NotOpenError: the record is not open to whoever writes.
        Collision: somebody else changed it since.
    """
    require(by, REACH_PEOPLE)
    check_open(route.subject_id)
    person = Person.objects.get(subject=route.subject_id)
    rules.check_way(way.kind, bars_others=bars_others(person))
    before = {name: getattr(route, name) for name in ROUTE}
    for name in ROUTE:
        setattr(route, name, list(way.days) if name == "days" else getattr(way, name))
    changed = [name for name in ROUTE if before[name] != getattr(route, name)]
    if way.where:
        route.where = way.where
        changed.append("where")
    if how_confirmed:
        changed += _confirm(route, how_confirmed, by, now)
    elif {"where", "kind"} & set(changed):
        route.unconfirmed = True
        changed.append("unconfirmed")
    if changed:
        save_versioned(route, expected_version=expected_version, now=now, fields=changed)
        note(route, "people.change_route", Operation.ALTERATION, by, now, fields=changed)
    return route


@transaction.atomic
def recheck_route(*, route: ContactRoute, how_confirmed: str, by: Actor, now: datetime) -> None:
    """Note that the person said just now that a way is still safe.

    Raises:
        NotOpenError: the record is not open to whoever writes.
        NotNow: it was taken away.
    """
    require(by, REACH_PEOPLE)
    check_open(route.subject_id)
    _still_used(route, _confirm(route, how_confirmed, by, now), now)
    fields = ("checked_at", "how_confirmed")
    note(route, "people.recheck_route", Operation.ALTERATION, by, now, fields=fields)


@transaction.atomic
def retire_route(*, route: ContactRoute, by: Actor, now: datetime) -> None:
    """Take a way to reach somebody away; what was tried by it stays on record.

    Raises:
        NotOpenError: the record is not open to whoever does.
        NotNow: it was taken away already.
    """
    require(by, REACH_PEOPLE)
    check_open(route.subject_id)
    route.retired_at = now
    _still_used(route, ("retired_at",), now)
    note(route, "people.retire_route", Operation.ALTERATION, by, now, fields=("retired_at",))


@transaction.atomic
def warn_of_routes(*, person: Person, warning: str, by: Actor, now: datetime) -> ContactPlan:
    """Warn that reaching somebody may not be safe: every route is rechecked before it is used.

    Raises:
        NotOpenError: the record is not open to whoever warns.
    """
    require(by, REACH_PEOPLE)
    check_open(person.subject_id)
    plan, _is_new = _plan(person, now)
    plan.warned_at, plan.warning = now, warning
    fields = ("warned_at", "warning")
    save_versioned(plan, expected_version=plan.version, now=now, fields=fields)
    note(plan, "people.warn_of_routes", Operation.ALTERATION, by, now, fields=fields)
    return plan


def _plan(person: Person, now: datetime) -> tuple[ContactPlan, bool]:
    return ContactPlan.objects.get_or_create(
        subject_id=person.subject_id,
        defaults={
            "controller_id": person.controller_id,
            "created_at": now,
            "updated_at": now,
        },
    )


def _confirm(route: ContactRoute, how: str, by: Actor, now: datetime) -> tuple[str, ...]:
    route.checked_at, route.checked_by_id = now, member_id(by)
    route.how_confirmed, route.unconfirmed = how, False
    return ("checked_at", "checked_by", "how_confirmed", "unconfirmed")


def _still_used(route: ContactRoute, fields: tuple[str, ...], now: datetime) -> None:
    if not ContactRoute.objects.filter(id=route.id, retired_at=None).exists():
        raise NotNow(_("This way was taken away already."))
    save_versioned(route, expected_version=route.version, now=now, fields=fields)
