"""Choosing places: adding, changing, ordering, taking off and putting back."""

from collections.abc import Sequence
from datetime import datetime, time
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from wayside.access.actor import Actor
from wayside.audit.vocabulary import Operation
from wayside.partners.queries import wards
from wayside.patrols import rules
from wayside.patrols.actions import steps, timing
from wayside.patrols.actions.proposing import ward_at
from wayside.patrols.calendar import Window, within
from wayside.patrols.models import Patrol, PatrolPlace
from wayside.patrols.proposals import Candidate
from wayside.patrols.queries import places_of
from wayside.patrols.queries.facts import patrol_name
from wayside.patrols.ranking import Ranking, snapshot
from wayside.patrols.vocabulary import Source, Style, Verb
from wayside.web.collisions import save_versioned
from wayside.web.states import NotNow

CHANGED = ("label", "reason", "style", "fixed_start", "fixed_end")
ADDED = (*CHANGED, "longitude", "latitude", "radius_m", "source", "position")


@transaction.atomic
def add_suggested(
    *,
    patrol: Patrol,
    keys: Sequence[str],
    style: Style,
    by: Actor,
    now: datetime,
    token: UUID | None = None,
) -> tuple[PatrolPlace, ...]:
    """Add places of the week's ranking, suggested or marked; one that is there is left alone.

    Raises:
        NotNow: the week is not in review, nothing is chosen, or the style needs a time.
    """
    doing = steps.Doing(by, now, token)
    current = steps.lock_to_edit(patrol, doing)
    if current is None:
        return ()
    if style == Style.FIXED:
        raise NotNow(_("A fixed place needs its time: add it first, then change its style."))
    ranking = Ranking.from_json(current.week.ranking)
    chosen = [ranking.candidate(key) for key in keys] if ranking else []
    there = [(place.longitude, place.latitude) for place in places_of(current)]
    new = [each for each in chosen if each and (each.longitude, each.latitude) not in there]
    if not new or ranking is None:
        raise NotNow(_("Choose at least one place that is not on the patrol yet."))
    made = tuple(
        _append(
            current,
            one,
            style=style,
            reason=_picked(one),
            suggestion=snapshot(one, ranking.as_of),
            fixed=None,
            now=now,
        )
        for one in new
    )
    timing.draw(current)
    _tell_added(current, made, doing)
    return made


@transaction.atomic
def add_place(
    *,
    patrol: Patrol,
    label: str,
    longitude: float,
    latitude: float,
    reason: str,
    style: Style,
    by: Actor,
    now: datetime,
    fixed_start: time | None = None,
    fixed_end: time | None = None,
    radius_m: int = 150,
    source: Source = Source.OWN,
    token: UUID | None = None,
) -> PatrolPlace | None:
    """Add a place of one's own, with the reason; None when this very form was acted on already.

    Raises:
        NotNow: the week is not in review, the place lies outside the area, or its time does not
            go with the patrol's hours.
    """
    doing = steps.Doing(by, now, token)
    current = steps.lock_to_edit(patrol, doing)
    if current is None:
        return None
    check_inside(current, longitude, latitude)
    candidate = Candidate("own", label, longitude, latitude, radius_m, source)
    made = _append(
        current,
        candidate,
        style=style,
        reason=reason,
        suggestion=None,
        fixed=_fixed(current, style, fixed_start, fixed_end),
        now=now,
    )
    timing.draw(current)
    _tell_added(current, (made,), doing, reason)
    return made


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
    fixed = _fixed(patrol, style, fixed_start, fixed_end)
    current.label, current.reason, current.style = label, reason, style
    current.fixed_start = fixed.starts_at if fixed else None
    current.fixed_end = fixed.ends_at if fixed else None
    save_versioned(current, expected_version=expected_version, now=now, fields=CHANGED)
    _redraw(patrol, now)
    steps.tell(
        patrol.week,
        Verb.CHANGE_PLACE,
        doing,
        about=current,
        subject=_subject(current.label, patrol),
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
    _redraw(patrol, now)
    steps.tell(
        patrol.week,
        Verb.MOVE_PLACE,
        doing,
        about=order[target],
        subject=_subject(place.label, patrol),
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
    _redraw(patrol, now)
    steps.tell(
        patrol.week,
        Verb.REMOVE_PLACE,
        doing,
        about=current,
        subject=_subject(current.label, patrol),
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
    steps.count_up(current, now, position=_last_position(patrol) + 1)
    _redraw(patrol, now)
    steps.tell(
        patrol.week,
        Verb.RESTORE_PLACE,
        doing,
        about=current,
        subject=_subject(current.label, patrol),
        fields=("position",),
    )


def check_inside(patrol: Patrol, longitude: float, latitude: float) -> None:
    """Raise unless a position lies within the week's area, where its boundary is known.

    Raises:
        NotNow: it lies elsewhere.
    """
    from shapely import Point

    shape = patrol.week.area.shape
    if shape is not None and not shape.covers(Point(longitude, latitude)):
        raise NotNow(
            _("This position lies outside %(area)s. Check both numbers.")
            % {"area": patrol.week.area.name}
        )


def _picked(one: Candidate) -> str:
    """Why a place that was picked by hand is there: whoever marked it said so, or its rank."""
    if one.rank is None:
        return " ".join(one.reasons)[:1000]
    return str(_("Picked by the coordinator at rank %(rank)s.") % {"rank": one.rank})


def _append(
    patrol: Patrol,
    one: Candidate,
    *,
    style: Style,
    reason: str,
    suggestion: dict[str, object] | None,
    fixed: Window | None,
    now: datetime,
) -> PatrolPlace:
    known = tuple(wards(of=patrol.week.area))
    return PatrolPlace.objects.create(
        patrol=patrol,
        position=_last_position(patrol) + 1,
        label=one.label,
        longitude=one.longitude,
        latitude=one.latitude,
        radius_m=one.radius_m,
        ward=ward_at(known, one.longitude, one.latitude),
        style=style,
        reason=reason,
        source=one.source,
        suggestion=suggestion,
        fixed_start=fixed.starts_at if fixed else None,
        fixed_end=fixed.ends_at if fixed else None,
        created_at=now,
        updated_at=now,
    )


def _fixed(patrol: Patrol, style: Style, start: time | None, end: time | None) -> Window | None:
    if style != Style.FIXED:
        return None
    if start is None or end is None:
        raise NotNow(_("Enter from when until when people find you there."))
    stop = within(patrol.hours, start, end)
    rules.check_fixed(stop, patrol.hours)
    return stop


def _tell_added(
    patrol: Patrol, made: tuple[PatrolPlace, ...], doing: steps.Doing, reason: str = ""
) -> None:
    steps.count_up(patrol, doing.now)
    steps.tell(
        patrol.week,
        Verb.ADD_PLACE,
        doing,
        about=made[0],
        subject=_subject(", ".join(each.label for each in made), patrol),
        reason=reason,
        operation=Operation.COLLECTION,
        fields=ADDED,
        count=len(made),
    )


def _redraw(patrol: Patrol, now: datetime) -> None:
    steps.count_up(patrol, now)
    timing.draw(patrol)


def _number(order: list[PatrolPlace]) -> None:
    """Positions from one upwards; the constraint looks at commit only."""
    for position, place in enumerate(order, start=1):
        if place.position != position:
            PatrolPlace.objects.filter(id=place.id).update(position=position)


def _last_position(patrol: Patrol) -> int:
    return places_of(patrol).aggregate(last=Max("position"))["last"] or 0


def _subject(labels: str, patrol: Patrol) -> str:
    return str(_("%(places)s (%(patrol)s)") % {"places": labels, "patrol": patrol_name(patrol)})
