"""Files as people really send them: what cannot be read says why, and nothing is lost."""

import io
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import Workbook

from wayside.access.vocabulary import Role
from wayside.partners.models import Area
from wayside.partners.tests import factories as partners
from wayside.workforce import actions
from wayside.workforce.actions.imports import RowsRefused
from wayside.workforce.models import TrainingRecord, Worker
from wayside.workforce.reading import (
    UnreadableError,
    read_calendar,
    read_table,
    staff_rows,
    time_rows,
    training_rows,
)
from wayside.workforce.tests import factories as force

URL = "/lambeth/workforce/import/"
TRAINING = b"name,course,trainer,completed,expires\n"


@pytest.fixture
def area(db: None, settings: Any, client: Client) -> Area:
    settings.WAYSIDE_TODAY = force.TODAY
    made = partners.area("Lambeth")
    partners.agency("Met", areas=(made,))
    partners.sign_in(client, partners.member(Role.COORDINATOR, area=made))
    return made


def send(client: Client, content: bytes, what: str = "staff") -> Any:
    return client.post(URL, {"what": what, "file": SimpleUploadedFile("list.csv", content)})


def take_over(client: Client, preview: Any) -> Any:
    return client.post(f"{URL}take-over/", {"sealed": preview.context["sealed"]}, follow=True)


def merged_book() -> bytes:
    made, held = Workbook(), io.BytesIO()
    for row in (("Name", "Agency"), ("Ada", "Met"), ("Bo", None)):
        made.active.append(row)
    made.active.merge_cells("B2:B3")
    made.save(held)
    return held.getvalue()


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"name,agency\n" + b"x" * (10 << 20) + b",Met\n", "Line 2 holds far more text"),
        (b"name,name\nAda,Bo\n", "names a column twice: name"),
        (b"name,agency\nAda,Met,Sergeant\n", "Row 2 has more cells than the header"),
        (b"name,agency\nMarsh, Ada,Met\n", "Row 2 has more cells than the header"),
        (merged_book(), "Cells are merged .B2:B3.. Unmerge them"),
        ("name,agency\nZoë,Met\n".encode("cp1252"), "Save the file as CSV UTF-8"),
        ("name,agency\nZoë,Met\n".encode("utf-32"), "neither CSV"),
        (b"%PDF-1.7\n\xff\xfe\x00", "unknown encoding"),
    ],
)
def test_a_file_that_would_lose_something_is_refused_in_a_sentence(
    content: bytes, sentence: str
) -> None:
    with pytest.raises(UnreadableError, match=sentence):
        read_table(content)


def test_a_row_that_is_too_short_says_what_it_lacks() -> None:
    _rows, faults = staff_rows(read_table(b"name,agency\nAda\nBo,Met\n"))
    assert [(each.row, str(each.sentence)) for each in faults] == [(2, "The agency is blank.")]
    _times, faults = time_rows(read_table(b"name,kind,from,until\nAda,leave\n"))
    assert "is no date" in str(faults[0].sentence)


@pytest.mark.parametrize(
    "day", ["0000-00-00", "9999-12-31", "31/12/1899", "1e9", "٢٠١٨-٠٧-٠٢x", "🎉"]
)
def test_an_absurd_day_is_told(day: str) -> None:
    cells = {"name": "Ada", "kind": "leave", "from": day, "until": day}
    rows, faults = time_rows([(2, cells)])
    assert not rows
    assert "is no date" in str(faults[0].sentence) or "Check it" in str(faults[0].sentence)


@pytest.mark.parametrize("column", ["name", "course", "trainer"])
@pytest.mark.parametrize("text", ["", "x" * 121, "=A1", "Ada\u202ehsraM", "Ada 😀", "a\x07b"])
def test_every_name_of_a_training_is_checked(column: str, text: str) -> None:
    good = {"name": "Ada", "course": "C", "trainer": "T", "completed": "1/6/2018"}
    rows, faults = training_rows([(2, {**good, column: text})])
    assert not rows
    assert str(faults[0].sentence).startswith(f"The {column}")


def test_a_workbooks_formulas_are_told_in_every_column() -> None:
    made, held = Workbook(), io.BytesIO()
    made.active.append(("name", "kind", "from", "until"))
    made.active.append(("Ada", "leave", "=TODAY()", "=TODAY()+1"))
    made.active.append(("Ada", "=B2", "9/7/2018", "10/7/2018"))
    made.save(held)
    rows, faults = time_rows(read_table(held.getvalue()))
    assert not rows
    assert "TODAY()” is no date" in str(faults[0].sentence)
    assert "=B2” is unknown" in str(faults[1].sentence)


@pytest.mark.parametrize(
    "content", [b"BEGIN:VCALENDAR\r\n", b"BEGIN:VCALENDAR\xff\xfe", b"", b"\x00"]
)
def test_a_calendar_that_is_broken_is_told(content: bytes) -> None:
    with pytest.raises(UnreadableError):
        read_calendar(content, name="Ada", kind="leave")


def test_training_is_shown_first_and_saved_after(client: Client, area: Area) -> None:
    worker = force.worker(area, "Zoë Łoś")
    force.course(area, "On the street")
    rows = (
        "Zoë Łoś,on the street,Sgt Oke,1/6/2018,\nzoë łoś,On the street,Sgt Oke,1/6/2016,1/6/2017\n"
    )
    preview = send(client, TRAINING + rows.encode(), "training")
    assert b"as the course says" in preview.content
    assert not TrainingRecord.objects.exists()
    assert b"2 rows are saved" in take_over(client, preview).content
    assert worker.training.count() == 2


def test_training_that_does_not_fit_is_told_row_by_row_and_nothing_is_kept(
    client: Client, area: Area
) -> None:
    force.worker(area, "Ada")
    force.course(area, "On the street")
    rows = (
        b"Ada,On the street,Sgt Oke,1/6/2018,\nBo,On the street,Sgt Oke,1/6/2018,\n"
        b"Ada,Another,Sgt Oke,1/6/2018,\nAda,On the street,Sgt Oke,1/6/2019,\n"
    )
    preview = send(client, TRAINING + rows, "training")
    told = [(each.row, str(each.sentence)) for each in preview.context["faults"]]
    assert [row for row, _sentence in told] == [3, 4, 5]
    assert "0 people in the pool are called Bo" in told[0][1]
    assert "is no course of this area" in told[1][1]
    assert "not in the future" in told[2][1]
    assert not TrainingRecord.objects.exists()


def test_what_changed_between_the_preview_and_the_saving_saves_nothing(
    client: Client, area: Area
) -> None:
    preview = send(client, b"name,agency\nAda,Met\nBo,Met\n")
    force.worker(area, "Bo")
    page = take_over(client, preview)
    assert "Row 3: Bo is in the pool, or in the list, already." in page.content.decode()
    assert [each.person.name for each in Worker.objects.all()] == ["Bo"]


def test_a_rehearsal_keeps_nothing_not_even_its_own_trail(area: Area) -> None:
    by = force.coordinator(area)
    rows, _faults = staff_rows([(2, {"name": "Ada", "agency": "Met"})])
    assert actions.rehearse(area=area, what="staff", rows=rows, by=by, now=force.NOW) == ()
    assert not Worker.objects.exists()
    with pytest.raises(RowsRefused, match="Row 2: Ada is in the pool"):
        actions.import_staff(area=area, rows=[*rows, *rows], by=by, now=force.NOW)
