"""How often the pages ask the database."""

from datetime import time

import pytest
from pytest_django import DjangoAssertNumQueries

from wayside.patrols import actions
from wayside.patrols.tests import factories
from wayside.patrols.tests.factories import ISO, NOW
from wayside.patrols.tests.pages import read, signed_in, url
from wayside.patrols.vocabulary import Style

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_monday")]


def test_the_week_takes_the_same_queries_however_many_patrols_it_has(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    area, _ward = factories.borough()
    by = factories.coordinator(area)
    week = factories.proposed(area, by=by)
    client = signed_in(area)
    read(client, url("week", area, ISO))
    with django_assert_max_num_queries(30) as few:
        read(client, url("week", area, ISO))
    for day in range(1, 4):
        patrol = actions.add_patrol(
            week=week,
            day=ISO.day(day),
            start=time(20),
            end=time(2),
            by=by,
            now=NOW,
        )
        assert patrol
        actions.add_suggested(
            patrol=patrol, keys=["s1", "s2", "s3"], style=Style.VISIBLE, by=by, now=NOW
        )
    read(client, url("week", area, ISO))
    with django_assert_max_num_queries(30) as many:
        read(client, url("week", area, ISO))
    assert len(few) == len(many)


@pytest.mark.parametrize(
    ("name", "most"), [("weeks", 12), ("week", 30), ("choose", 12), ("sheet", 10)]
)
def test_pages_keep_to_their_number_of_queries(
    name: str, most: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    area, _ward = factories.borough()
    patrol = factories.first_patrol(factories.proposed(area))
    args: dict[str, tuple[object, ...]] = {
        "week": (ISO,),
        "choose": (ISO, patrol.id),
        "sheet": (ISO, patrol.id),
    }
    client = signed_in(area)
    read(client, url(name, area, *args.get(name, ())))
    with django_assert_max_num_queries(most):
        read(client, url(name, area, *args.get(name, ())))
