"""Lists of staff and of time: a preview, a sentence for each fault, all of it or nothing."""

import io
from datetime import date, datetime
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import Workbook

from wayside.access.vocabulary import Role
from wayside.partners.models import Area
from wayside.partners.tests import factories as partners
from wayside.web.clock import LONDON
from wayside.workforce.models import Worker
from wayside.workforce.reading import (
    UnreadableError,
    read_calendar,
    read_table,
    staff_rows,
    time_rows,
)
from wayside.workforce.tests import factories as force

URL = "/lambeth/workforce/import/"


def book(*rows: tuple[Any, ...]) -> bytes:
    made = Workbook()
    for row in rows:
        made.active.append(row)
    held = io.BytesIO()
    made.save(held)
    return held.getvalue()


def calendar(*lines: str) -> bytes:
    return "\r\n".join(
        ("BEGIN:VCALENDAR", "BEGIN:VEVENT", *lines, "END:VEVENT", "END:VCALENDAR")
    ).encode()


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("", "blank"),
        ("x" * 121, "longer than 120"),
        ("=HYPERLINK(A1)", "formula"),
        ("@SUM(A1)", "formula"),
        ("Ada\u202e hsraM", "hidden signs"),
        ("Ada 😀", "which no name has"),
        ("Ada\x07", "cannot be shown"),
    ],
)
def test_a_name_that_is_none_is_told_in_a_sentence(name: str, sentence: str) -> None:
    rows, faults = staff_rows([(2, {"name": name, "agency": "Met"})])
    assert not rows
    assert faults[0].row == 2
    assert sentence in str(faults[0].sentence)


@pytest.mark.parametrize("name", ["أمينة حسن", "שרה לוי", "Zoë O’Brien-Łoś", "李小龍"])
def test_names_of_every_script_are_names(name: str) -> None:
    rows, faults = staff_rows([(2, {"name": name, "agency": "Met"})])
    assert not faults
    assert rows[0].name == name


@pytest.mark.parametrize(
    ("column", "value", "sentence"),
    [
        ("grade", "admiral", "is unknown"),
        ("hours", "many", "are a number"),
        ("hours", "NaN", "are a number"),
        ("hours", "100", "between 0 and 48"),
        ("joined", "0001-01-01", "lies in the year 1"),
        ("joined", "31/02/2018", "is no date"),
        ("may lead", "perhaps", "yes or no"),
    ],
)
def test_each_wrong_cell_says_what_to_change(column: str, value: str, sentence: str) -> None:
    _rows, faults = staff_rows([(7, {"name": "Ada", "agency": "Met", column: value})])
    assert sentence in str(faults[0].sentence)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "no rows"),
        (b"name,agency\n", "no rows"),
        (b"name,agency\nZo\xeb,Met\n", "Line 2 holds letters in an unknown encoding"),
        (b"\x00\x01\x02", "neither CSV"),
        (b"PK\x03\x04 and nothing more", "cannot be read"),
        (b'name,agency\n"Ada,Met\n', "not a table"),
        (b"name,agency\n" + b"Ada,Met\n" * 1001, "more than 1,000 rows"),
    ],
)
def test_a_file_that_is_no_list_is_told_in_a_sentence(content: bytes, sentence: str) -> None:
    with pytest.raises(UnreadableError, match=sentence):
        read_table(content)


def test_a_header_that_lacks_a_column_is_told() -> None:
    with pytest.raises(UnreadableError, match="lacks: agency"):
        staff_rows(read_table(b"name\nAda\n"))


def test_a_workbook_is_read_with_its_dates_and_its_formulas_are_told() -> None:
    content = book(
        ("Name", "Agency", "Joined"),
        ("Ada", "Met", date(2018, 7, 2)),
        ("=A2", "Met", None),
    )
    rows, faults = staff_rows(read_table(content))
    assert rows[0].joined == date(2018, 7, 2)
    assert (faults[0].row, "formula" in str(faults[0].sentence)) == (3, True)


def test_utf_16_and_semicolons_are_read() -> None:
    rows, _faults = staff_rows(read_table("name;agency\nZoë;Met\n".encode("utf-16")))
    assert rows[0].name == "Zoë"


def test_times_are_londons_and_days_are_whole() -> None:
    table = read_table(
        b"name,kind,from,until\nAda,leave,9/7/2018,10/7/2018\n"
        b"Ada,shift,2018-07-11 22:00,2018-07-12 06:00\nAda,sleep,9/7/2018,9/7/2018\n"
    )
    rows, faults = time_rows(table)
    assert rows[0].ends_at == datetime(2018, 7, 11, tzinfo=LONDON)
    assert rows[1].starts_at == datetime(2018, 7, 11, 22, tzinfo=LONDON)
    assert "is unknown" in str(faults[0].sentence)


@pytest.mark.parametrize(
    ("lines", "sentence"),
    [
        (
            ("DTSTART:20180709T090000Z", "DTEND:20180709T170000Z", "RRULE:FREQ=DAILY"),
            "repeats without an end",
        ),
        (("SUMMARY:Court",), "no start"),
        (("DTSTART:20180709T090000Z",), "no end"),
        (("DTSTART:20180709T250000Z", "DTEND:20180710T000000Z"), "no time of a calendar"),
        (("DTSTART;TZID=Mars/Base:20180709T090000", "DTEND:20180709T170000Z"), "time zone"),
        (("DTSTART:20180709T170000Z", "DTEND:20180709T090000Z"), "after the start"),
    ],
)
def test_an_event_that_cannot_be_kept_says_why(lines: tuple[str, ...], sentence: str) -> None:
    rows, faults = read_calendar(calendar(*lines), name="Ada", kind="court")
    assert not rows
    assert sentence in str(faults[0].sentence)


def test_a_calendars_zones_and_whole_days_are_understood() -> None:
    rows, _faults = read_calendar(
        calendar("DTSTART;TZID=Europe/Paris:20180709T10", "BEGIN:VALARM", "END:VALARM"),
        name="Ada",
        kind="court",
    )
    assert not rows
    rows, faults = read_calendar(
        calendar("DTSTART;VALUE=DATE:2018", " 0709", "SUMMARY:Leave"), name="Ada", kind="leave"
    )
    assert not faults
    assert rows[0].starts_at == datetime(2018, 7, 9, tzinfo=LONDON)


@pytest.fixture
def area(db: None, settings: Any, client: Client) -> Area:
    settings.WAYSIDE_TODAY = force.TODAY
    made = partners.area("Lambeth")
    partners.agency("Met", areas=(made,))
    partners.sign_in(client, partners.member(Role.COORDINATOR, area=made))
    return made


def send(client: Client, content: bytes, what: str = "staff", **more: Any) -> Any:
    file = SimpleUploadedFile("list.csv", content)
    return client.post(URL, {"what": what, "file": file, **more})


def take_over(client: Client, preview: Any) -> Any:
    return client.post(f"{URL}take-over/", {"sealed": preview.context["sealed"]}, follow=True)


def test_staff_are_shown_first_and_saved_after(client: Client, area: Area) -> None:
    preview = send(client, "name,agency,grade\nZoë,met,Sergeant\nAda,Met,\n".encode())
    assert not Worker.objects.exists()
    assert b"2 rows are saved" in take_over(client, preview).content
    assert sorted(each.grade for each in Worker.objects.all()) == ["constable", "sergeant"]


def test_one_wrong_row_saves_nothing(client: Client, area: Area) -> None:
    page = send(client, b"name,agency\nAda,Met\n=1+1,Met\n")
    assert b"Nothing is saved" in page.content
    assert page.context["sealed"] == ""
    preview = send(client, b"name,agency\nAda,Met\nBo,Nowhere\nCy,Elsewhere\n")
    told = [(each.row, str(each.sentence)) for each in preview.context["faults"]]
    assert told == [
        (3, "“Nowhere” is no agency or ward here."),
        (4, "“Elsewhere” is no agency or ward here."),
    ]
    assert preview.context["sealed"] == ""
    assert not Worker.objects.exists()


def test_what_was_shown_cannot_be_changed_or_used_by_another(client: Client, area: Area) -> None:
    preview = send(client, b"name,agency\nAda,Met\n")
    partners.sign_in(client, partners.member(Role.COORDINATOR, area=area))
    assert b"Send the file again" in take_over(client, preview).content
    assert not Worker.objects.exists()


def test_availability_finds_people_by_name_and_needs_exactly_one(
    client: Client, area: Area
) -> None:
    worker = force.worker(area, "Ada")
    content = b"name,kind,from,until\nAda,rest day,7/7/2018,8/7/2018\n"
    take_over(client, send(client, content, "time"))
    assert worker.rest_days.count() == 2
    force.worker(area, "ada")
    assert b"2 people in the pool are called Ada" in send(client, content, "time").content


def test_a_persons_calendar_becomes_their_absences(client: Client, area: Area) -> None:
    worker = force.worker(area, "Ada")
    content = calendar("DTSTART:20180709T080000Z", "DTEND:20180709T160000Z", "SUMMARY:Crown Court")
    assert b"Choose one" in send(client, content, "calendar").content
    take_over(client, send(client, content, "calendar", worker=worker.id, kind="court"))
    assert worker.absences.get().starts_at == force.at(date(2018, 7, 9))
