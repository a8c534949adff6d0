"""When training is to be refreshed, and which areas have no champion. Pure."""

from collections.abc import Collection, Iterable
from datetime import date
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from wayside.web.states import NotNow

LONGEST_MONTHS = 60
DAYS_AHEAD = 60


def refresher_date(held: date, months: int) -> date:
    """The day by which it is to be refreshed: the same day of a later month, or its last."""
    year, month = divmod(held.year * 12 + held.month - 1 + months, 12)
    for day in range(held.day, 27, -1):
        try:
            return date(year, month + 1, day)
        except ValueError:
            continue
    return date(year, month + 1, min(held.day, 28))


def gaps(areas: Iterable[UUID], covered: Collection[UUID]) -> list[UUID]:
    """The areas that have no champion."""
    return [each for each in areas if each not in covered]


def check_held(held: date, months: int, *, today: date) -> None:
    """Raises:
    NotNow: it lies ahead, or the months cannot be.
    """
    if held > today:
        raise NotNow(_("This lies ahead. Note it once it was held."))
    if not 1 <= months <= LONGEST_MONTHS:
        raise NotNow(_("Choose between 1 and 60 months until it is refreshed."))


def check_version(text: str, *, from_date: date, today: date) -> None:
    """Raises:
    NotNow: it is empty, or would hold for days gone by.
    """
    if not text.strip():
        raise NotNow(_("Write the text of the protocol."))
    if from_date < today:
        raise NotNow(_("What held before today stays as it was. Choose today or a later day."))
