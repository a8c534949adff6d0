"""Notes what somebody needs and wishes of a place, and compares every place with it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import look, told
from wayside.calculations.placement import (
    DoesNotFit,
    Fits,
    FitsIf,
    Household,
    Judgement,
    Openings,
    openings,
    ordered,
)
from wayside.people.actions import check_open
from wayside.people.models import Person
from wayside.support.housing.permissions import FIND_PLACES
from wayside.support.housing.queries import households
from wayside.support.housing.rules import Periods
from wayside.support.models import HousingSearch, HousingWishes, Place
from wayside.web.clock import LONDON, day_of
from wayside.web.collisions import Collision, save_versioned


@dataclass(frozen=True, slots=True)
class Matched:
    """Every place beside what somebody needs, in order, and what one change would open; nothing of
    it where nobody has asked them yet."""

    wishes: HousingWishes | None
    household: Household
    judgements: tuple[Judgement, ...]
    openings: Openings
    places: Mapping[str, Place]
    periods: Mapping[UUID, Periods]


@look
def open_wishes(*, person: Person, by: Actor, now: datetime) -> HousingWishes | None:
    """What was last agreed with somebody.

    Raises:
        NotOpenError: the record is not open to whoever asks.
    """
    require(by, FIND_PLACES)
    check_open(person.subject_id)
    told(person, "support.open_housing_wishes", Operation.CONSULTATION, by, now)
    return households.wishes_of(person)


@transaction.atomic
def write_wishes(
    *,
    person: Person,
    answers: Mapping[str, Any],
    expected_version: int,
    by: Actor,
    now: datetime,
) -> HousingWishes:
    """Write what somebody needs and wishes.

    Raises:
        NotOpenError: the record is not open to whoever writes.
        Collision: somebody else wrote it since.
    """
    require(by, FIND_PLACES)
    check_open(person.subject_id)
    held = households.wishes_of(person)
    if held is None:
        held = HousingWishes(
            subject_id=person.subject_id,
            controller_id=person.controller_id,
            answers=dict(answers),
            created_at=now,
            updated_at=now,
        )
        held.save(force_insert=True)
    else:
        if held.version != expected_version:
            raise Collision(held)
        held.answers = dict(answers)
        save_versioned(held, expected_version=expected_version, now=now, fields=("answers",))
    told(held, "support.write_housing_wishes", Operation.COLLECTION, by, now, fields=("answers",))
    return held


@look
def match_places(*, person: Person, by: Actor, now: datetime) -> Matched:
    """Compare every place with what somebody needs, and count, without more of them than tells
    people apart, what shut them out: once a day for each answer.

    Raises:
        NotOpenError: the record is not open to whoever looks.
    """
    require(by, FIND_PLACES)
    check_open(person.subject_id)
    wishes = households.wishes_of(person)
    told(person, "support.match_places", Operation.CONSULTATION, by, now)
    held, periods = households.places_to_compare()
    if wishes is None:
        return Matched(None, Household(), (), openings(()), {}, periods)
    household = households.household_of(wishes.answers)
    found = ordered(household, (households.as_compared(each, now=now) for each in held))
    opened = openings(found)
    _count(person, found, opened, now)
    by_id = {str(each.id): each for each in held}
    return Matched(wishes, household, found, opened, by_id, periods)


def _count(person: Person, found: tuple[Judgement, ...], opened: Openings, now: datetime) -> None:
    shut = {reason for each in found if isinstance(each, DoesNotFit) for reason in each.reasons}
    search = HousingSearch(
        subject_id=person.subject_id,
        controller_id=person.controller_id,
        at=now,
        places=len(found),
        fits=sum(isinstance(each, Fits) for each in found),
        fits_if=sum(isinstance(each, FitsIf) for each in found),
        shut=sorted(shut),
        alone=sorted(reason for reason, _places in opened.singly),
    )
    last = HousingSearch.objects.filter(subject=person.subject_id).order_by("-at").first()
    same = ("places", "fits", "fits_if", "shut", "alone")
    if (
        last is not None
        and day_of(last.at.astimezone(LONDON)) == day_of(now)
        and all(getattr(last, name) == getattr(search, name) for name in same)
    ):
        return
    search.save(force_insert=True)
