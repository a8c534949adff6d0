"""Real published files, where the folder of shared data lies beside the project."""

import gzip
from pathlib import Path
from typing import Any

import pytest
import shapely

from wayside.crime.queries.reports import batch_report
from wayside.crime.tests import factories as crime
from wayside.partners.models import Area

FOLDER = Path(__file__).resolve().parents[5] / "shared" / "data"
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(not FOLDER.exists(), reason="no folder of shared data beside the project"),
]


@pytest.fixture
def area() -> Area:
    import json

    wards = json.loads((FOLDER / "boundaries" / "lambeth_wards.geojson").read_text())
    shapes = [shapely.geometry.shape(each["geometry"]) for each in wards["features"]]
    return crime.lambeth(boundary=shapely.geometry.mapping(shapely.union_all(shapes)))


def brought(area: Area, name: str) -> tuple[dict[str, Any], dict[str, Any]]:
    batch = crime.load(area, (FOLDER / "crime" / name).read_bytes(), name=name)
    return crime.report(batch), batch_report(batch)


def plain(name: str) -> list[str]:
    path: Path = FOLDER / "crime" / name
    return gzip.decompress(path.read_bytes()).decode().splitlines()


def test_a_month_as_published(area: Area) -> None:
    found, _whole = brought(area, "2024-12-metropolitan-street.csv.gz")
    assert found["rows_read"] == len(plain("2024-12-metropolitan-street.csv.gz")) - 1
    assert (found["force"], found["months"]) == (crime.MET, ["2024-12"])
    assert found["rows_stored"] + found["rows_outside_area"] == found["rows_read"]


def test_two_years_of_lambeth(area: Area) -> None:
    found, whole = brought(area, "lambeth_street_2016-01_2018-06.csv.gz")
    assert found["rows_read"] == 106_098
    assert found["observed"]["blank_crime_ids"] == 26_809
    assert found["observed"]["blank_lsoa"] == 403
    assert found["observed"]["extra_columns"] == 4
    assert len(found["months"]) == 29
    assert "2016-03" in whole["missing_months"]


def test_fourteen_years_of_burglary(area: Area) -> None:
    found, _whole = brought(area, "lambeth_southwark_burglary_2010-12_2025-02.csv.gz")
    assert found["rows_read"] == 82_078
    assert len(found["months"]) == 171
    assert found["observed"]["blank_crime_ids"] == 7_022
    assert found["observed"]["repeated_crime_ids"] == 967
    assert found["observed"]["mixed_lsoa_vintages"] > 0


def test_nine_years_of_searches(area: Area) -> None:
    found, whole = brought(area, "lambeth_southwark_stop_search_2015-04_2024-08.csv.gz")
    assert found["rows_read"] == 91_629
    missing = whole["missing_months"]
    assert {"2019-03", "2020-06", "2021-05", "2022-01"} <= set(missing)


def test_outcomes_of_the_burglaries(area: Area) -> None:
    found, _whole = brought(area, "lambeth_southwark_outcomes.csv.gz")
    assert (found["kind"], found["rows_read"]) == ("outcomes", 17_738)
