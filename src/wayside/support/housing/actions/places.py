"""Lists and opens places, and keeps what each asks."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import look, told
from wayside.people.actions import NotOpenError
from wayside.support.housing import queries, rules
from wayside.support.housing.permissions import KEEP_PLACES, READ_PLACES
from wayside.support.housing.rules import Periods
from wayside.support.models import HousingPeriods, Place, Vacancy
from wayside.support.models.housing import CRITERIA
from wayside.web.collisions import Collision, save_versioned
from wayside.web.states import NotNow

KEPT = ("name", "kind", "area", "about", *CRITERIA)
SET = ("fresh_hours", "answer_hours", "decide_hours", "move_days")


@dataclass(frozen=True, slots=True)
class OpenedPlace:
    """A place, its rooms, how long a word about them holds, and whether whoever looks keeps it."""

    place: Place
    rooms: Sequence[Vacancy]
    periods: Periods
    is_own: bool


@look
def list_places(*, by: Actor, now: datetime) -> QuerySet[Place]:
    """Every place, those with a free room first."""
    require(by, READ_PLACES)
    told(Place, "support.list_places", Operation.LISTING, by, now)
    return queries.places()


@look
def list_rooms_to_confirm(*, by: Actor, now: datetime) -> QuerySet[Vacancy]:
    """The rooms of one’s own places of which the last word is too old."""
    require(by, KEEP_PLACES)
    told(Vacancy, "support.list_rooms_to_confirm", Operation.LISTING, by, now)
    return queries.rooms_to_confirm(kept_by=by, now=now)


@look
def open_place(*, place_id: UUID, by: Actor, now: datetime) -> OpenedPlace:
    """Open one.

    Raises:
        NotOpenError: there is none.
    """
    require(by, READ_PLACES)
    held = queries.place(place_id)
    if held is None:
        raise NotOpenError
    told(held, "support.open_place", Operation.CONSULTATION, by, now)
    periods = queries.periods_of([held.controller_id])[held.controller_id]
    is_own = queries.keeps(held, by)
    return OpenedPlace(held, tuple(queries.rooms_of(held)), periods, is_own)


@transaction.atomic
def add_place(*, values: Mapping[str, Any], form_id: UUID, by: Actor, now: datetime) -> Place:
    """Add a place of one’s agency; the form of one id adds one.

    Raises:
        NotNow: it tells where it is, or asks what cannot be; or it is not for this role to keep.
    """
    require(by, KEEP_PLACES)
    if there := queries.place(form_id):
        return there
    made = Place(id=form_id, controller_id=by.controller_id, created_at=now, updated_at=now)
    _fill(made, values)
    try:
        with transaction.atomic():
            made.save(force_insert=True)
    except IntegrityError as twice:
        raise NotNow(_("This place cannot be kept as it stands. Look at it again.")) from twice
    told(made, "support.add_place", Operation.COLLECTION, by, now, fields=KEPT)
    return made


@transaction.atomic
def change_place(
    *, place: Place, values: Mapping[str, Any], expected_version: int, by: Actor, now: datetime
) -> Place:
    """Change what a place is and asks.

    Raises:
        NotOpenError: it is not for whoever writes to keep.
        NotNow: it tells where it is, or asks what cannot be.
        Collision: somebody else changed it since.
    """
    check_keeps(place, by)
    if place.version != expected_version:
        raise Collision(place)
    _fill(place, values)
    save_versioned(place, expected_version=expected_version, now=now, fields=KEPT)
    told(place, "support.change_place", Operation.ALTERATION, by, now, fields=KEPT)
    return place


@transaction.atomic
def close_place(*, place: Place, expected_version: int, by: Actor, now: datetime) -> Place:
    """Take a place out of what is compared; what happened there stays.

    Raises:
        NotOpenError: it is not for whoever closes to keep.
        NotNow: it is closed already.
        Collision: somebody else changed it since.
    """
    check_keeps(place, by)
    if place.ended_at is not None:
        raise NotNow(_("It is closed already."))
    place.ended_at = now
    save_versioned(place, expected_version=expected_version, now=now, fields=("ended_at",))
    told(place, "support.close_place", Operation.ALTERATION, by, now, fields=("ended_at",))
    return place


@transaction.atomic
def reopen_place(*, place: Place, expected_version: int, by: Actor, now: datetime) -> Place:
    """Open a place again.

    Raises:
        NotOpenError: it is not for whoever opens to keep.
        NotNow: it is open.
        Collision: somebody else changed it since.
    """
    check_keeps(place, by)
    if place.ended_at is None:
        raise NotNow(_("It is open already."))
    place.ended_at = None
    save_versioned(place, expected_version=expected_version, now=now, fields=("ended_at",))
    told(place, "support.reopen_place", Operation.ALTERATION, by, now, fields=("ended_at",))
    return place


@transaction.atomic
def set_housing_periods(
    *, periods: Periods, expected_version: int, by: Actor, now: datetime
) -> HousingPeriods:
    """Set how long a word about a room of one’s agency holds, and how long each step takes.

    Raises:
        Collision: somebody else set them since.
    """
    require(by, KEEP_PLACES)
    held = queries.own_periods(of=by)
    if held is None:
        held = HousingPeriods(
            controller_id=by.controller_id, created_at=now, updated_at=now, **asdict(periods)
        )
        held.save(force_insert=True)
    else:
        if held.version != expected_version:
            raise Collision(held)
        for name, value in asdict(periods).items():
            setattr(held, name, value)
        save_versioned(held, expected_version=expected_version, now=now, fields=SET)
    told(held, "support.set_housing_periods", Operation.ADMINISTRATION, by, now, fields=SET)
    return held


def check_keeps(place: Place, by: Actor) -> None:
    """Raises:
    NotOpenError: the place is not for whoever acts to keep.
    """
    require(by, KEEP_PLACES)
    if not queries.keeps(place, by):
        raise NotOpenError


def _fill(place: Place, values: Mapping[str, Any]) -> None:
    given = {name: values[name] for name in KEPT if name in values}
    given["not_from"] = rules.areas(given.get("not_from", place.not_from))
    for name, value in given.items():
        setattr(place, name, value)
    place.area = " ".join(place.area.split())
    rules.check_placeless(place.name, place.area, place.about, *place.not_from)
    rules.check_recovery(is_recovery=place.is_recovery, use=int(place.use))
    rules.check_ages(place.min_age, place.max_age)
