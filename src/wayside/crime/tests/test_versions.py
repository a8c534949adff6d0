"""A month imported again: what is replaced, kept, brought back, and how far it drifted."""

import pytest

from wayside.crime.actions.publishing import restore_extract
from wayside.crime.models import Extract
from wayside.crime.tests import factories as crime
from wayside.crime.tests.factories import (
    NOW,
    load,
    report,
    stored,
    street_file,
    street_row,
)
from wayside.partners.models import Area
from wayside.web.states import NotNow

pytestmark = pytest.mark.django_db


def test_importing_a_month_again_replaces_it_and_shows_the_drift(area: Area) -> None:
    before = (street_row("same"), street_row("changed"), street_row("gone"), street_row(""))
    load(area, street_file(*before))
    after = (
        street_row("same"),
        street_row("changed", outcome="Offender sent to prison"),
        street_row("new"),
        street_row(""),
        street_row(""),
    )
    found = report(load(area, street_file(*after)))
    assert found["drift"] == {"added": 2, "changed": 1, "gone": 1}
    versions = Extract.objects.order_by("version").values_list("version", "state", "rows")
    assert list(versions) == [(1, "former", 4), (2, "current", 5)]


def test_the_same_file_again_has_no_drift(area: Area) -> None:
    content = street_file(street_row("a"), street_row(""), street_row(""))
    load(area, content)
    assert report(load(area, content))["drift"] == {"added": 0, "changed": 0, "gone": 0}


def test_only_the_version_before_keeps_its_rows_and_its_file(area: Area) -> None:
    for number in range(4):
        load(area, street_file(street_row(str(number))))
    states = Extract.objects.order_by("version").values_list("state", flat=True)
    assert list(states) == ["dropped", "dropped", "former", "current"]
    assert sorted(row.crime_id for row in stored()) == ["2", "3"]


def test_the_version_before_can_be_brought_back_and_no_other(area: Area) -> None:
    for number in range(3):
        load(area, street_file(street_row(str(number))))
    first, second, third = Extract.objects.order_by("version")
    with pytest.raises(NotNow):
        restore_extract(extract=first, by=crime.importer(area), now=NOW)
    restore_extract(extract=second, by=crime.importer(area), now=NOW)
    third.refresh_from_db()
    assert (second.state, third.state) == ("current", "former")
    load(area, street_file(street_row("3")))
    second.refresh_from_db()
    assert second.state == "former"


def test_another_areas_extract_of_the_same_month_stays(area: Area) -> None:
    other = crime.lambeth(slug="other")
    load(other, street_file(street_row("a")))
    load(area, street_file(street_row("b")))
    assert Extract.objects.filter(state="current").count() == 2
