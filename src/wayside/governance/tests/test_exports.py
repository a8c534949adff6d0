"""The trail as a file: for a purpose, safe to open, whole or not at all."""

import csv
import io

import pytest
from django.test import Client
from django.urls import reverse

from wayside.audit.models import Event
from wayside.audit.vocabulary import Operation
from wayside.governance import actions
from wayside.governance.tests.factories import Agencies
from wayside.governance.tests.pages import week

pytestmark = pytest.mark.django_db


def test_an_export_asks_for_a_lawful_purpose(officer: Client) -> None:
    response = officer.post(reverse("governance:export"), {"purpose": "performance"})
    assert response.status_code == 200
    assert "There is a problem" in response.content.decode()


def test_an_export_is_marked_safe_in_a_spreadsheet_and_recorded(
    officer: Client, agencies: Agencies
) -> None:
    agencies.event(agencies.worker, **week(agencies, purpose="=1+1"))
    response = officer.post(
        reverse("governance:export") + "?kind=looks",
        {"purpose": "proceedings", "reference": "R 7"},
    )
    assert response.headers["Content-Disposition"].startswith("attachment")
    lines = list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))
    assert "Criminal proceedings (R 7)" in lines[0][0]
    row = dict(zip(lines[1], lines[2], strict=True))
    assert row["person"] == "Asha Demo"
    assert row["purpose"] == "'=1+1"
    noted = Event.objects.get(action="governance.export_events")
    assert (noted.operation, noted.count) == (Operation.EXPORT, 1)
    assert noted.purpose == "Criminal proceedings (R 7)"


def test_more_than_a_file_holds_is_refused_not_cut(
    officer: Client, agencies: Agencies, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(actions, "EXPORT_LIMIT", 1)
    for _ in range(2):
        agencies.event(agencies.worker, **week(agencies))
    response = officer.post(reverse("governance:export"), {"purpose": "lawfulness"})
    assert "Choose a shorter period" in response.content.decode()
