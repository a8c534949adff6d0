"""After an import the places are ranked before anybody asks."""

import pytest
from django.test import Client
from procrastinate.contrib.django.models import ProcrastinateJob

from wayside.access.vocabulary import Role
from wayside.crime.hotspots import queries
from wayside.crime.hotspots.layers import ON_DEMAND
from wayside.crime.hotspots.tests import factories as hot
from wayside.crime.jobs import rank_places, rank_view
from wayside.crime.models import HotspotLayer, HotspotRun
from wayside.partners.tests import factories as partners

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


@pytest.mark.parametrize("page", ["", "layers/"])
def test_a_large_areas_view_is_worked_out_by_one_job_while_the_page_waits(
    client: Client, settings: object, monkeypatch: pytest.MonkeyPatch, page: str
) -> None:
    settings.WAYSIDE_TODAY = hot.TODAY  # type: ignore[attr-defined]
    monkeypatch.setattr(queries, "MOST_AT_ONCE", 100)
    town = hot.town()
    hot.recorded_crime(town.borough)
    partners.sign_in(client, partners.member(Role.ANALYST, area=town.borough))
    for _time in range(2):
        shown = client.get(f"/testham/hot-spots/{page}?top=2").content.decode()
        assert "Working out the places" in shown
        assert 'hx-get="/testham/hot-spots/ready/?top=2"' in shown
    assert "HX-Refresh" not in client.get("/testham/hot-spots/ready/?top=2").headers
    assert not HotspotRun.objects.exists()
    job = ProcrastinateJob.objects.get(task_name="crime.rank_view")
    rank_view.func(**job.args)
    kept = set(HotspotLayer.objects.values_list("variant", "layer"))
    assert kept.issuperset(ON_DEMAND)
    assert client.get("/testham/hot-spots/ready/?top=2").headers["HX-Refresh"] == "true"
    assert "Working out" not in client.get(f"/testham/hot-spots/{page}?top=2").content.decode()
