"""``wayside import-crime``: what it prints and when it fails."""

import io
import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from procrastinate.contrib.django.models import ProcrastinateJob

from wayside.crime.models import Extract
from wayside.crime.tests import factories as crime
from wayside.crime.tests.factories import own_file, street_file, street_row
from wayside.partners.models import Area

pytestmark = pytest.mark.django_db


def written(folder: Path, name: str, content: bytes) -> str:
    path = folder / name
    path.write_bytes(content)
    return str(path)


def test_figures_as_json_have_the_agreed_shape(area: Area, tmp_path: Path) -> None:
    rows = (street_row("a"), street_row(""), street_row("c", place="-0.3,51.45"), "short,row")
    path = written(tmp_path, crime.STREET_NAME, street_file(*rows))
    out = io.StringIO()
    call_command("import_crime", path, "--area", "lambeth", "--json", stdout=out)
    report = json.loads(out.getvalue())
    (file,) = report["files"]
    shape = ("name", "kind", "force", "months", "rows_read", "rows_stored", "rows_outside_area")
    assert {*shape, "set_aside", "observed", "drift"} <= file.keys()
    assert (file["rows_read"], file["rows_stored"], file["rows_outside_area"]) == (4, 2, 1)
    assert file["set_aside"] == {"last_line_cut": 1}
    assert report["totals"]["rows_read"] == 4
    assert report["missing_months"] == []


def test_words_give_each_fact_a_sentence(area: Area, tmp_path: Path) -> None:
    path = written(tmp_path, crime.STREET_NAME, street_file(street_row("")))
    out = io.StringIO()
    call_command("import_crime", path, "--area", "lambeth", stdout=out)
    assert "1 Blank Crime IDs (noted)" in out.getvalue()
    assert "may be true repeats" in out.getvalue()


def test_the_places_are_ranked_anew_before_anybody_asks(area: Area, tmp_path: Path) -> None:
    path = written(tmp_path, crime.STREET_NAME, street_file(street_row("a")))
    call_command("import_crime", path, "--area", "lambeth", stdout=io.StringIO())
    job = ProcrastinateJob.objects.get(task_name="crime.rank_places")
    assert job.args == {"area_id": str(area.id)}


def test_missing_months_are_told_as_runs(area: Area, tmp_path: Path) -> None:
    rows = [street_row(month, month=month) for month in ("2017-11", "2018-02", "2018-04")]
    path = written(tmp_path, "x.csv", street_file(*rows))
    out = io.StringIO()
    call_command("import_crime", path, "--area", "lambeth", stdout=out)
    assert f"{crime.MET}: 2017-12 to 2018-01, 2018-03" in out.getvalue()


def test_a_file_that_fails_fails_the_command_after_the_others_are_loaded(
    area: Area, tmp_path: Path
) -> None:
    bad = written(tmp_path, "bad.csv", b"x,y\n1,2\n")
    good = written(tmp_path, crime.STREET_NAME, street_file(street_row("a")))
    out = io.StringIO()
    with pytest.raises(CommandError, match=r"bad\.csv was not loaded: Line 1 is not the header"):
        call_command("import_crime", bad, good, "--area", "lambeth", "--json", stdout=out)
    assert Extract.objects.get().rows == 1
    report = json.loads(out.getvalue())
    assert report["totals"]["files_failed"] == 1
    assert report["files"][0]["line"] == 1


def test_a_saved_mapping_is_used_by_its_name(area: Area, tmp_path: Path) -> None:
    crime.mapping(area)
    row = "1,01/06/2018,23:10,27/01,Soliciting,531000,175000,x"
    path = written(tmp_path, "week.csv", own_file(row))
    out = io.StringIO()
    call_command(
        "import_crime", path, "--area=lambeth", "--mapping=Weekly extract", "--json", stdout=out
    )
    assert json.loads(out.getvalue())["files"][0]["kind"] == "force"


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--area", "atlantis"], "no area called atlantis. The areas are: lambeth"),
        (["--area", "lambeth", "--mapping", "none"], "no mapping called"),
    ],
)
def test_what_does_not_exist_is_named(
    area: Area, tmp_path: Path, options: list[str], words: str
) -> None:
    path = written(tmp_path, "x.csv", b"")
    with pytest.raises(CommandError, match=words):
        call_command("import_crime", path, *options)


def test_a_path_that_cannot_be_opened_says_so(area: Area, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="cannot be opened"):
        call_command("import_crime", str(tmp_path / "none.csv"), "--area", "lambeth")
