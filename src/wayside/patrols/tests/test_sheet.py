"""The deployment sheet: a tagged PDF with map, places, reasons, times and its purpose."""

import subprocess
from datetime import datetime
from pathlib import Path

import pytest

from wayside.access.permissions import NotAllowed
from wayside.access.vocabulary import Role
from wayside.audit.models import Event
from wayside.partners.tests import factories as partners
from wayside.patrols import actions
from wayside.patrols.models import Patrol
from wayside.patrols.presenters.sheet import TEMPLATE, sheet
from wayside.patrols.queries import Ground
from wayside.patrols.tests import factories
from wayside.patrols.tests.factories import NOW
from wayside.web.pdf import typst_pdf

pytestmark = pytest.mark.django_db


def printed(patrol: Patrol, now: datetime = NOW) -> bytes:
    by = factories.coordinator(patrol.week.area)
    contents = actions.open_sheet(patrol=patrol, purpose="Friday's patrol", by=by, now=now)
    data = sheet(
        patrol, contents, Ground(None), purpose="Friday's patrol", opened_by="Ann Lead", now=now
    )
    return typst_pdf(TEMPLATE, data, now=now)


def text_of(pdf: bytes, folder: Path) -> str:
    """What a reader of the file gets, by poppler where it is installed."""
    path = folder / "sheet.pdf"
    path.write_bytes(pdf)
    try:
        done = subprocess.run(
            ["pdftotext", "-layout", str(path), "-"], capture_output=True, check=True
        )
    except FileNotFoundError:
        pytest.skip("pdftotext is not installed")
    return done.stdout.decode()


def test_the_sheet_is_tagged_and_says_so() -> None:
    area, _ward = factories.borough()
    pdf = printed(factories.first_patrol(factories.proposed(area)))
    assert pdf.startswith(b"%PDF-1.7")
    assert b"/MarkInfo" in pdf
    assert b"/StructTreeRoot" in pdf
    assert b"pdfuaid:part" in pdf


def test_the_sheet_names_places_reasons_times_and_purpose(tmp_path: Path) -> None:
    area, _ward = factories.borough()
    patrol = factories.first_patrol(factories.proposed(area))
    read = " ".join(text_of(printed(patrol), tmp_path).split())
    for place in factories.places(patrol):
        assert place.label in read
    assert "190 records since January 2016." in read
    assert "20:00 to 02:00, 6 hours" in read
    assert "Opened by Ann Lead" in read
    assert "for: Friday's patrol" in read
    assert "data.police.uk alone" in read
    assert "Page 1 of" in read


def test_what_people_wrote_is_never_markup(tmp_path: Path) -> None:
    area, _ward = factories.borough()
    by = factories.coordinator(area)
    patrol = factories.first_patrol(factories.proposed(area, by=by))
    factories.own_place(patrol, by=by, label="#panic() *bold*", reason="$x$ = _y_ #read('/etc')")
    read = text_of(printed(patrol), tmp_path)
    assert "#panic() *bold*" in read
    assert "#read('/etc')" in read


def test_a_patrol_without_places_prints_too() -> None:
    area, _ward = factories.borough()
    by = factories.coordinator(area)
    assert printed(factories.add_friday(factories.week(area, by=by), by=by)).startswith(b"%PDF")


def test_opening_the_sheet_is_an_export_on_record_with_its_purpose() -> None:
    area, _ward = factories.borough()
    patrol = factories.first_patrol(factories.proposed(area))
    printed(patrol)
    event = Event.objects.get(action="patrols.open_sheet")
    assert (event.operation, event.purpose) == ("export", "Friday's patrol")
    assert event.record_id == patrol.id


@pytest.mark.parametrize(
    "role", [Role.PARTNER_WORKER, Role.ANALYST, Role.CASEWORKER, Role.WARD_SERGEANT]
)
def test_the_sheet_is_for_who_plans_and_who_goes_out(role: Role) -> None:
    area, _ward = factories.borough()
    by = factories.coordinator(area)
    week = factories.proposed(area, by=by)
    actions.plan_week(week=week, by=by, now=NOW)
    patrol = factories.first_patrol(factories.fresh(week))
    officer = partners.actor_of(factories.member(area, Role.PATROL_OFFICER))
    assert actions.open_sheet(patrol=patrol, purpose="Tonight", by=officer, now=NOW)
    outsider = partners.actor_of(factories.member(area, role))
    with pytest.raises(NotAllowed):
        actions.open_sheet(patrol=patrol, purpose="Tonight", by=outsider, now=NOW)
