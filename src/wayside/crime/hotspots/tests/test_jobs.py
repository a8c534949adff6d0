"""After an import the places are ranked before anybody asks."""

import pytest

from wayside.crime.hotspots.tests import factories as hot
from wayside.crime.jobs import rank_places
from wayside.crime.models import HotspotRun

pytestmark = pytest.mark.django_db


def test_the_job_works_out_what_the_first_page_shows(settings: object) -> None:
    settings.WAYSIDE_TODAY = hot.TODAY  # type: ignore[attr-defined]
    town = hot.town()
    hot.recorded_crime(town.borough)
    rank_places.func(area_id=str(town.borough.id))
    run = HotspotRun.objects.get()
    assert run.as_of.isoformat() == "2018-07-01"
    assert run.places.filter(variant="all").count() == 3


def test_an_area_without_data_is_left_alone() -> None:
    rank_places.func(area_id=str(hot.town().borough.id))
    assert not HotspotRun.objects.exists()
