"""Real Lambeth crime, as the demo carries it: imported, ranked, and held against plain counting."""

import json
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from wayside.access.actor import Actor
from wayside.crime.actions.imports import start_import
from wayside.crime.actions.loading import load_batch
from wayside.crime.hotspots import queries
from wayside.crime.hotspots.queries import Suggestion, suggestions
from wayside.crime.hotspots.tests import factories as hot
from wayside.crime.hotspots.vocabulary import Layer, Variant
from wayside.crime.models import Extract, HotspotRun, StreetCrime
from wayside.crime.permissions import IMPORT_EXTRACTS
from wayside.partners.models import Area
from wayside.partners.tests import factories as partners
from wayside.partners.vocabulary import AreaLevel

pytestmark = pytest.mark.django_db
DATA = Path(__file__).resolve().parents[3] / "demo" / "data"
JULY = date(2018, 7, 1)


def lambeth() -> Area:
    """Lambeth with its wards and the months of the demo."""
    features = json.loads((DATA / "lambeth-wards.geojson").read_text())["features"]
    borough = partners.area("Lambeth", boundary=None)
    for number, feature in enumerate(features):
        partners.area(
            f"Ward {number}",
            level=AreaLevel.WARD,
            parent=borough,
            boundary=feature["geometry"],
        )
    (months,) = DATA.glob("lambeth-*.zip")
    by = Actor.service("test", permissions=(IMPORT_EXTRACTS,), area_ids=(borough.id,))
    with months.open("rb") as stream:
        batch = start_import(
            area=borough,
            received=[(months.name, stream)],
            mapping=None,
            force="",
            by=by,
            now=hot.NOW,
        )
    load_batch(batch=batch, by=by, now=hot.NOW)
    return borough


def metres(one: Suggestion, other: Suggestion) -> float:
    east = (one.longitude - other.longitude) * 111_320 * np.cos(np.radians(one.latitude))
    return float(np.hypot(east, (one.latitude - other.latitude) * 111_320))


def test_lambeths_places_are_spaced_ranked_reasoned_and_from_stored_rows() -> None:
    area = lambeth()
    found = suggestions(area, JULY, now=hot.NOW, top=10)
    assert [place.rank for place in found] == list(range(1, 11))
    assert all(place.rank_low <= place.rank <= place.rank_high for place in found)
    scores = [place.score for place in found]
    assert scores == sorted(scores, reverse=True)
    pairs = [(one, other) for one in found for other in found if one.rank < other.rank]
    assert min(metres(one, other) for one, other in pairs) >= 499
    assert all(place.ward_slug and place.reasons for place in found)

    run = HotspotRun.objects.get()
    scope = queries.scope_of(area)
    for place in queries.places(run, Variant.ALL, scope=scope)[:10]:
        shown = queries.place_of(run, Variant.ALL, place.rank, scope=scope)
        assert shown is not None
        rows = StreetCrime.objects.filter(id__in=[key // 4 for key in shown.rows])
        assert rows.count() == place.count
        assert sum(count for _month, _kind, count in queries.months_of(shown)) == place.count

    cells = queries.layer(run, Layer.GI_STAR)["cells"]
    assert all(cell["q"] <= 0.05 and cell["p"] <= cell["q"] for cell in cells)
    months = queries.layer(run, Layer.MONTHS)["months"]
    assert sum(month["count"] for month in months) == run.summary["variants"]["all"]["events"]


def test_the_past_is_ranked_as_it_was_known() -> None:
    area = lambeth()
    january = suggestions(area, date(2018, 1, 1), now=hot.NOW, top=20)
    later = list(Extract.objects.filter(month__gte=date(2018, 1, 1)).values_list("id", flat=True))
    StreetCrime.objects.filter(extract__in=later).update(longitude=-0.1117, latitude=51.4617)
    HotspotRun.objects.all().delete()
    again = suggestions(area, date(2018, 1, 1), now=hot.NOW, top=20)
    assert [place.label for place in again] == [place.label for place in january]
    assert [place.score for place in again] == [place.score for place in january]
