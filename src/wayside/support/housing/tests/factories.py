"""Invented places and free rooms."""

from datetime import datetime
from typing import Any

from wayside.partners.models import Membership
from wayside.people.tests.factories import NOW, acting
from wayside.support.housing.vocabulary import PlaceKind, Serves
from wayside.support.models import Place, Vacancy
from wayside.web.clock import day_of


def place(by: Membership, *, now: datetime = NOW, **given: Any) -> Place:
    """A place that this member's agency keeps."""
    values = {"name": "Elm House", "kind": PlaceKind.SUPPORTED, "area": "Farham"}
    made = Place(
        **{**values, "serves": Serves.WOMEN, **given},
        controller_id=by.agency_id,
        created_at=now,
        updated_at=now,
    )
    with acting(by, now=now):
        made.save(force_insert=True)
    return made


def vacancy(of: Place, by: Membership, *, now: datetime = NOW, **given: Any) -> Vacancy:
    """A room of it that is free."""
    made = Vacancy(
        **{"beds": 1, "from_date": day_of(now), "confirmed_at": now, **given},
        place=of,
        controller_id=of.controller_id,
        confirmed_by=by,
        created_at=now,
        updated_at=now,
    )
    with acting(by, now=now):
        made.save(force_insert=True)
    return made
