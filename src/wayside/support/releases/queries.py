"""Counts of a month, which the database gives to this side alone, and what was released."""

from collections.abc import Sequence
from datetime import date

from django.db import connection

from wayside.partners.models import Area
from wayside.partners.vocabulary import AreaLevel
from wayside.support.models import NeedRelease


def counts_in(area: Area, month: date) -> Sequence[tuple[str, str, int]]:
    """How many people talked about what in which ward; each person in the one ward where they were
    met most. The database counts, so that no record is read, and tells no month too early."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT ward::text, kind, people FROM support.need_counts(%s, %s)", [area.id, month]
        )
        rows: Sequence[tuple[str, str, int]] = cursor.fetchall()
    return rows


def wards_of(area: Area) -> list[str]:
    """The wards of a borough."""
    found = Area.objects.filter(parent=area, level=AreaLevel.WARD)
    return [str(each) for each in found.order_by("id").values_list("id", flat=True)]


def boroughs() -> list[Area]:
    """Every borough."""
    return list(Area.objects.filter(level=AreaLevel.BOROUGH).defer("boundary").order_by("id"))


def released(area: Area) -> set[date]:
    """The months of a borough that were released."""
    return set(NeedRelease.objects.filter(area=area).values_list("month_date", flat=True))
