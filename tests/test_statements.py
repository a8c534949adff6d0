"""Tests of query sets that are compiled once."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.db.models import Count, F, Prefetch, Q, QuerySet
from django.test.utils import CaptureQueriesContext

from wayside.access.vocabulary import Role
from wayside.partners.models import Agency, Area, Membership
from wayside.partners.tests import factories
from wayside.web.statements import compiled

TODAY = date(2018, 7, 2)


def held(account: UUID, day: date) -> QuerySet[Membership]:
    """With all that a query set may bring along."""
    agencies = Agency.objects.order_by("name")
    return (
        Membership.objects.filter(Q(until_date__isnull=True) | Q(until_date__gte=day))
        .filter(account=account, from_date__lte=day)
        .select_related("area__parent", "agency")
        .defer("area__boundary")
        .annotate(n=Count("area__parts"), later=F("from_date"))
        .prefetch_related(Prefetch("area__agencies", agencies))
        .order_by("area__name")
    )


def named(names: list[str], ids: list[UUID]) -> QuerySet[Any, tuple[str, UUID]]:
    return Area.objects.filter(Q(name__in=names) | Q(id__in=ids)).values_list("name", "id")


def begun(since: datetime, until: date, least: int, word: str) -> QuerySet[Any, UUID]:
    found = Membership.objects.filter(
        Q(created_at__gte=since) | Q(from_date__range=(until, until)), version__gte=least
    )
    return found.filter(area__name__icontains=word).values_list("id", flat=True)


@pytest.mark.django_db
def test_rows_are_those_of_the_query_set_whatever_the_values() -> None:
    area = factories.area(name="Here", parent=factories.area(name="Around"))
    run = compiled(held)
    for member in (
        factories.member(Role.COORDINATOR, area=area),
        factories.member(Role.COORDINATOR, area=area),
    ):
        for day in (TODAY, TODAY - timedelta(days=30_000)):
            expected = list(held(member.account_id, day))
            with CaptureQueriesContext(
                connection,
            ) as taken:
                found = run(member.account_id, day)
                shown = [
                    (each, each.area.name, each.agency.name, list(each.area.agencies.all()))
                    for each in found
                ]
            assert shown == [
                (each, each.area.name, each.agency.name, list(each.area.agencies.all()))
                for each in expected
            ]
            assert [vars(each)["n"] for each in found] == [vars(each)["n"] for each in expected]
            assert len(taken) == (2 if expected else 1)
        assert run(member.account_id, TODAY)


@pytest.mark.django_db
def test_lists_are_compared_whole_empty_or_long() -> None:
    areas = [factories.area() for _ in range(3)]
    run = compiled(named)
    everything = [each.id for each in areas]
    for names, ids in (
        ([], []),
        ([areas[0].name], []),
        ([], everything),
        (["%s", "'"], everything),
    ):
        assert sorted(run(names, ids)) == sorted(named(names, ids))
    assert run([], []) == []


@pytest.mark.django_db
def test_words_and_moments_reach_the_database_as_values() -> None:
    member = factories.member(Role.COORDINATOR, area=factories.area(name="Half 100% of it"))
    run = compiled(begun)
    for word in ("100%", "100_", "'; --", "half"):
        given = (member.created_at, TODAY, 1, word)
        assert run(*given) == list(begun(*given))
    assert run(member.created_at, TODAY, 1, "half 100%") == [member.id]


@pytest.mark.django_db
def test_what_was_compiled_is_not_changed_by_a_run() -> None:
    calls = []

    def build(ids: list[UUID]) -> QuerySet[Area]:
        calls.append(ids)
        return Area.objects.filter(id__in=ids).order_by("name")

    run = compiled(build)
    area = factories.area()
    first = run([area.id])
    first.clear()
    assert run([area.id]) == [area]
    assert run(ids=[uuid4()]) == []
    assert len(calls) == 1


def test_threads_run_it_each_on_its_own_connection(transactional_db: None) -> None:
    areas = [factories.area() for _ in range(8)]

    def build(area: UUID) -> QuerySet[Area]:
        return Area.objects.filter(id=area)

    run = compiled(build)

    def names(area: Area) -> list[str]:
        try:
            return [each.name for _ in range(20) for each in run(area.id)]
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(names, areas)) == [[each.name] * 20 for each in areas]


@pytest.mark.django_db
def test_nothing_equals_nothing_and_another_kind_of_value_is_refused() -> None:
    run: Callable[..., list[Area]] = compiled(_by_id)
    factories.area()
    assert run(None) == []
    with pytest.raises(ValidationError):
        run("not an id")


def _by_id(area: UUID) -> QuerySet[Area]:
    return Area.objects.filter(id=area)


@pytest.mark.django_db
def test_an_argument_left_out_is_an_error_and_never_a_wider_question() -> None:
    run: Callable[..., list[Area]] = compiled(_by_id)
    with pytest.raises(TypeError):
        run()
