"""A ranking is worked out once, and anew as soon as anything it depends on changes."""

from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from wayside.crime.hotspots import queries
from wayside.crime.hotspots.queries import Suggestion, suggestions
from wayside.crime.hotspots.source import holdings_of
from wayside.crime.hotspots.tests import factories as hot
from wayside.crime.hotspots.vocabulary import Layer
from wayside.crime.models import Extract, HotspotRun
from wayside.crime.vocabulary import ExtractState
from wayside.partners.models import Area, KindSetting
from wayside.partners.tests import factories as partners
from wayside.partners.vocabulary import Dataset

pytestmark = pytest.mark.django_db
JULY = date(2018, 7, 1)


def ranked(area: Area, as_of: date = JULY, *, without_police: bool = False) -> list[Suggestion]:
    return list(suggestions(area, as_of, now=hot.NOW, without_police=without_police))


def streets(found: list[Suggestion]) -> list[str]:
    return [place.label.split(",")[0] for place in found]


@pytest.fixture
def town() -> hot.Town:
    made = hot.town()
    hot.recorded_crime(made.borough)
    return made


def test_places_come_in_order_with_reasons_ranks_and_wards(town: hot.Town) -> None:
    first, second, third = ranked(town.borough)
    assert [first.label, second.label, third.label] == [
        "Coldharbour Lane, Testham East",
        "Acre Lane, Testham West",
        "Brixton Hill, Testham West",
    ]
    assert (first.count, second.count, third.count) == (60, 36, 24)
    assert first.reasons[0] == (
        "60 records since January 2018: 54 drugs and 6 violence and sexual offences."
    )
    assert first.rank_low <= first.rank <= first.rank_high
    assert (first.longitude, first.latitude) == pytest.approx(hot.COLDHARBOUR, abs=1e-5)
    assert first.ward_slug == town.east.slug


def test_burglary_does_not_count_by_default_and_counts_when_the_programme_says_so(
    town: hot.Town,
) -> None:
    assert streets(ranked(town.borough))[-1] == "Brixton Hill"
    programme = partners.programme(town.borough)
    KindSetting.objects.create(
        programme=programme, dataset=Dataset.STREET, kind=hot.BURGLARY, counts=True, weight=1
    )
    assert streets(ranked(town.borough))[0] == "Brixton Hill"


def test_weights_change_the_ranking(town: hot.Town) -> None:
    programme = partners.programme(town.borough)
    setting = KindSetting.objects.create(
        programme=programme, dataset=Dataset.STREET, kind=hot.DRUGS, weight="0.10"
    )
    assert streets(ranked(town.borough))[0] == "Acre Lane"
    setting.weight = 1
    setting.save()
    assert streets(ranked(town.borough))[0] == "Coldharbour Lane"


def test_without_police_generated_records_the_drugs_place_falls(town: hot.Town) -> None:
    assert streets(ranked(town.borough, without_police=True)) == [
        "Acre Lane",
        "Brixton Hill",
        "Coldharbour Lane",
    ]
    run = HotspotRun.objects.get()
    scope = queries.scope_of(town.borough)
    drugs = queries.places(run, "all", scope=scope).first()
    assert drugs is not None
    assert drugs.facts["other"]["rank"] == 3
    assert drugs.facts["police_share"] == pytest.approx(0.9)


def test_only_what_was_known_then_counts(town: hot.Town) -> None:
    april = ranked(town.borough, date(2018, 4, 1))
    assert [place.count for place in april] == [30, 18, 12]
    assert [place.count for place in ranked(town.borough, date(2018, 4, 20))] == [30, 18, 12]


def test_a_second_reader_gets_the_stored_run(town: hot.Town) -> None:
    first, again = ranked(town.borough)[0], ranked(town.borough)[0]
    assert first.run_id == again.run_id
    assert HotspotRun.objects.count() == 1


def test_a_month_imported_again_is_ranked_anew_and_a_restored_one_as_before(
    town: hot.Town,
) -> None:
    before = ranked(town.borough)
    june = Extract.objects.get(month=date(2018, 6, 1))
    fresh = hot.extract(town.borough, date(2018, 6, 1), version=2)
    hot.crimes(fresh, hot.BRIXTON_HILL, 200, street="Brixton Hill")
    after = ranked(town.borough)
    assert streets(after)[0] == "Brixton Hill"
    assert after[0].run_id != before[0].run_id
    Extract.objects.filter(id=fresh.id).update(state=ExtractState.FORMER)
    Extract.objects.filter(id=june.id).update(state=ExtractState.CURRENT)
    assert ranked(town.borough) == before


def test_another_boundary_is_ranked_anew(town: hot.Town) -> None:
    before = ranked(town.borough)[0].run_id
    Area.objects.filter(id=town.borough.id).update(version=2)
    assert ranked(Area.objects.get(id=town.borough.id))[0].run_id != before


def test_a_ward_sees_its_own_places_with_their_ranks_in_the_borough(town: hot.Town) -> None:
    town.west.refresh_from_db()
    assert [(p.rank, p.label) for p in ranked(town.west)] == [
        (2, "Acre Lane, Testham West"),
        (3, "Brixton Hill, Testham West"),
    ]


def test_an_area_without_data_has_no_places() -> None:
    assert ranked(hot.town("Emptyham").borough) == []


def test_stray_positions_are_set_aside_with_their_rows_and_never_ranked(town: hot.Town) -> None:
    held = hot.extract(town.borough, date(2017, 12, 1))
    hot.crimes(held, (None, None), 3, street="")
    hot.crimes(held, (0.0, 0.0), 40)
    hot.crimes(held, (-3.0, 55.0), 40)
    hot.crimes(held, (None, None), 5, kind=hot.BURGLARY)
    assert sum(place.count for place in ranked(town.borough)) == 120
    run = HotspotRun.objects.get()
    assert run.summary["set_aside"] == {"missing": 3, "zero": 40, "outside": 40}
    aside = queries.layer(run, Layer.SET_ASIDE)
    assert len(set(aside["missing"])) == 3


def test_timed_rows_of_a_force_count_and_tell_the_hour(town: hot.Town) -> None:
    hot.soliciting(town.borough, date(2018, 6, 1), 60)
    first = ranked(town.borough)[0]
    assert first.label == "Brixton Hill, Testham West"
    assert "60 soliciting by a buyer" in first.reasons[0]
    assert any("whose time is known" in reason for reason in first.reasons)


def test_searches_tell_their_hours_without_counting(town: hot.Town) -> None:
    for month in hot.MONTHS:
        hot.searches(town.borough, month, 21, 4)
    acre = ranked(town.borough)[1]
    assert (acre.label, acre.count) == ("Acre Lane, Testham West", 36)
    assert any("Police search here most on Fridays" in reason for reason in acre.reasons)


def test_a_dozen_searches_of_one_month_tell_no_hour(town: hot.Town) -> None:
    hot.searches(town.borough, date(2018, 6, 1), 21, 12)
    assert not any("search" in reason for reason in ranked(town.borough)[1].reasons)


def test_holdings_are_read_in_one_query(
    town: hot.Town, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(1):
        assert holdings_of(town.borough).last_month == date(2018, 6, 1)


def test_suggestions_from_a_stored_run_take_few_queries(
    town: hot.Town, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    ranked(town.borough)
    with django_assert_max_num_queries(8):
        ranked(town.borough)
