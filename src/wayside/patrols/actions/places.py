"""Changing places: what is said of them, their order, taking off and putting back."""

from datetime import datetime, time
from uuid import UUID

from django.db import transaction

from wayside.access.actor import Actor
from wayside.audit.vocabulary import Operation
from wayside.patrols.actions import on_place, steps
from wayside.patrols.models import PatrolPlace
from wayside.patrols.queries import places_of
from wayside.patrols.vocabulary import Style, Verb
from wayside.web.collisions import save_versioned

CHANGED = ("label", "reason", "style", "fixed_start", "fixed_end")
ADDED = (*CHANGED, "longitude", "latitude", "radius_m", "source", "position")


@transaction.atomic
def change_place(
    *,
    place: PatrolPlace,
    label: str,
    reason: str,
    style: Style,
    by: Actor,
    now: datetime,
    expected_version: int,
    fixed_start: time | None = None,
    fixed_end: time | None = None,
    token: UUID | None = None,
) -> PatrolPlace:
    """Change what a place is called, why it is there and how it is visited.

    Raises:
        NotNow: the week is not in review, or the time does not go with the patrol's hours.
        Collision: somebody changed the place since it was looked at.
    """
    doing = steps.Doing(by, now, token)
    patrol = steps.lock_to_edit(place.patrol, doing)
    if patrol is None:
        return place
    current = PatrolPlace.objects.get(id=place.id)
    steps.check_version(current, expected_version)
    fixed = on_place.fixed_window(patrol, style, fixed_start, fixed_end)
    current.label, current.reason, current.style = label, reason, style
    current.fixed_start = fixed.starts_at if fixed else None
    current.fixed_end = fixed.ends_at if fixed else None
    save_versioned(current, expected_version=expected_version, now=now, fields=CHANGED)
    on_place.redraw(patrol, now)
    steps.tell(
        patrol.week,
        Verb.CHANGE_PLACE,
        doing,
        about=current,
        subject=on_place.subject(current.label, patrol),
        fields=CHANGED,
    )
    return current


@transaction.atomic
def move_place(
    *,
    place: PatrolPlace,
    by: Actor,
    now: datetime,
    up: bool,
    expected_version: int,
    token: UUID | None = None,
) -> None:
    """Move a place one up or down. ``expected_version`` is the patrol's, whose order it is.

    Raises:
        NotNow: the week is not in review.
        Collision: somebody changed the order since it was looked at.
    """
    doing = steps.Doing(by, now, token)
    patrol = steps.lock_to_edit(place.patrol, doing)
    if patrol is None:
        return
    steps.check_version(patrol, expected_version)
    order = list(places_of(patrol))
    index = next((i for i, each in enumerate(order) if each.id == place.id), None)
    target = None if index is None else index + (-1 if up else 1)
    if index is None or target is None or not 0 <= target < len(order):
        return
    order[index], order[target] = order[target], order[index]
    _number(order)
    on_place.redraw(patrol, now)
    steps.tell(
        patrol.week,
        Verb.MOVE_PLACE,
        doing,
        about=order[target],
        subject=on_place.subject(place.label, patrol),
        fields=("position",),
    )


@transaction.atomic
def remove_place(
    *,
    place: PatrolPlace,
    by: Actor,
    now: datetime,
    expected_version: int | None = None,
    token: UUID | None = None,
) -> None:
    """Take a place off; it can be put back while the week is in review.

    Raises:
        NotNow: the week is not in review.
        Collision: somebody changed the place since it was looked at.
    """
    doing = steps.Doing(by, now, token)
    patrol = steps.lock_to_edit(place.patrol, doing)
    if patrol is None:
        return
    current = PatrolPlace.objects.get(id=place.id)
    if current.position is None:
        return
    steps.check_version(current, expected_version)
    steps.count_up(current, now, position=None)
    _number(list(places_of(patrol)))
    on_place.redraw(patrol, now)
    steps.tell(
        patrol.week,
        Verb.REMOVE_PLACE,
        doing,
        about=current,
        subject=on_place.subject(current.label, patrol),
        fields=("position",),
        operation=Operation.ALTERATION,
    )


@transaction.atomic
def restore_place(
    *, place: PatrolPlace, by: Actor, now: datetime, token: UUID | None = None
) -> None:
    """Put a place back that was taken off, at the end.

    Raises:
        NotNow: the week is not in review, or its time no longer goes with the patrol.
    """
    doing = steps.Doing(by, now, token)
    patrol = steps.lock_to_edit(place.patrol, doing)
    if patrol is None:
        return
    current = PatrolPlace.objects.get(id=place.id)
    if current.position is not None:
        return
    steps.count_up(current, now, position=on_place.last_position(patrol) + 1)
    on_place.redraw(patrol, now)
    steps.tell(
        patrol.week,
        Verb.RESTORE_PLACE,
        doing,
        about=current,
        subject=on_place.subject(current.label, patrol),
        fields=("position",),
    )


def _number(order: list[PatrolPlace]) -> None:
    """Positions from one upwards; the constraint looks at commit only."""
    for position, place in enumerate(order, start=1):
        if place.position != position:
            PatrolPlace.objects.filter(id=place.id).update(position=position)
