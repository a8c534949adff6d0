"""What counts: the table of weights, its file, edits that meet, and the way back."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from wayside.access.vocabulary import Role
from wayside.audit.models import Event
from wayside.crime.hotspots.tests import factories as hot
from wayside.partners.models import KindSetting, ProgrammeSettings
from wayside.partners.tests import factories as partners

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _july_2018(settings: Any) -> None:
    settings.WAYSIDE_TODAY = hot.TODAY


@pytest.fixture
def town() -> hot.Town:
    made = hot.town()
    hot.recorded_crime(made.borough)
    return made


def signed_in(client: Client, role: Role, town: hot.Town) -> Client:
    partners.sign_in(client, partners.member(role, area=town.borough))
    return client


def text(response: Any) -> str:
    return str(response.content.decode())


def weights_of(client: Client, **changed: str) -> dict[str, str]:
    form = client.get("/testham/hot-spots/weights/").context["form"]
    answers = {"version": str(form["version"].value())}
    for number, row in enumerate(form.kinds):
        answers[f"weight-{number}"] = changed.get(row.kind, f"{row.weight:g}")
        if row.counts:
            answers[f"counts-{number}"] = "on"
        if row.police_generated:
            answers[f"police-{number}"] = "on"
    return answers


def test_the_whole_table_of_weights_is_saved_at_once(client: Client, town: hot.Town) -> None:
    partners.programme(town.borough)
    signed_in(client, Role.ANALYST, town)
    client.post("/testham/hot-spots/weights/change/", weights_of(client, Drugs="0.1"))
    assert float(KindSetting.objects.get(kind="Drugs").weight) == 0.1
    assert "1. Acre Lane" in text(client.get("/testham/hot-spots/"))
    event = Event.objects.get(action="crime.change_weights")
    assert event.fields == ["kinds"]


@pytest.mark.parametrize("wrong", ["", "-1", "many", "1e9", "NaN", "1.234"])
def test_a_wrong_weight_saves_nothing_and_names_its_kind(
    client: Client, town: hot.Town, wrong: str
) -> None:
    partners.programme(town.borough)
    signed_in(client, Role.ANALYST, town)
    response = client.post("/testham/hot-spots/weights/change/", weights_of(client, Drugs=wrong))
    assert "Drugs" in text(response).split("There is a problem")[1].split("</ul>")[0]
    assert not KindSetting.objects.exists()


def test_an_edit_on_an_older_table_is_shown_and_not_written(client: Client, town: hot.Town) -> None:
    programme = partners.programme(town.borough)
    signed_in(client, Role.ANALYST, town)
    answers = weights_of(client, Drugs="3")
    ProgrammeSettings.objects.filter(programme=programme).update(version=2)
    response = client.post("/testham/hot-spots/weights/change/", answers)
    assert response.status_code == 409
    assert "Somebody else changed this table" in text(response)
    assert "yours weight 3" in text(response)
    assert not KindSetting.objects.exists()


def upload(client: Client, content: bytes) -> Any:
    version = client.get("/testham/hot-spots/weights/").context["version"]
    table = SimpleUploadedFile("weights.csv", content, content_type="text/csv")
    return client.post("/testham/hot-spots/weights/upload/", {"version": version, "table": table})


def test_a_table_of_weights_is_loaded_from_a_file(client: Client, town: hot.Town) -> None:
    partners.programme(town.borough)
    signed_in(client, Role.ANALYST, town)
    table = client.get("/testham/hot-spots/weights/table.csv").content
    changed = table.replace(b'"Drugs","1"', b'"Drugs","0.25"')
    assert changed != table
    assert upload(client, changed).status_code == 302
    assert float(KindSetting.objects.get(kind="Drugs").weight) == 0.25


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"kind,weight\nDrugs,2\n", "no column named dataset"),
        (b"dataset,kind,weight\nstreet,Magic,2\n", "is not a kind that is known here"),
        (b"dataset,kind,weight\nstreet,Drugs,lots\n", "Line 2: the weight must be a number"),
        (b"dataset,kind,weight\nstreet,Drugs,-1\n", "from 0 to 999.99"),
        (b"dataset,kind,weight,counts\nstreet,Drugs,1,perhaps\n", "counts must be yes or no"),
        (b"\xff\xfe\x00d", "not text in UTF-8"),
        (b"", "The submitted file is empty"),
    ],
)
def test_a_file_that_is_no_table_of_weights_changes_nothing(
    client: Client, town: hot.Town, content: bytes, said: str
) -> None:
    partners.programme(town.borough)
    signed_in(client, Role.ANALYST, town)
    assert said in text(upload(client, content))
    assert not KindSetting.objects.exists()


def test_back_to_the_defaults(client: Client, town: hot.Town) -> None:
    programme = partners.programme(town.borough)
    signed_in(client, Role.ANALYST, town)
    client.post("/testham/hot-spots/weights/change/", weights_of(client, Drugs="9"))
    version = ProgrammeSettings.objects.get(programme=programme).version
    client.post("/testham/hot-spots/weights/reset/", {"version": version})
    assert not KindSetting.objects.exists()


def test_a_sergeant_reads_the_table_and_may_not_change_it(client: Client, town: hot.Town) -> None:
    partners.programme(town.borough)
    signed_in(client, Role.WARD_SERGEANT, town)
    assert "Save the table" not in text(client.get("/testham/hot-spots/weights/"))
    assert client.post("/testham/hot-spots/weights/change/", {}).status_code == 403
