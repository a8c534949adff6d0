"""The pages on which a mapping is made."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from wayside.access.vocabulary import Role
from wayside.crime.models import Mapping
from wayside.crime.tests import factories as crime
from wayside.crime.tests.factories import signed_in
from wayside.partners.models import Area

pytestmark = pytest.mark.django_db


def test_an_analysts_mapping_is_made_step_by_step(client: Client, area: Area) -> None:
    signed_in(client, area, Role.ANALYST)
    sample = crime.own_file("1,01/06/2018,23:10,27/01,Soliciting,531000,175000,High Road")
    response = client.post(
        reverse("crime:new_mapping", args=(area.slug,)),
        {
            "name": "Weekly",
            "force": crime.MET,
            "sample": SimpleUploadedFile("extract.csv", sample),
        },
    )
    mapping = Mapping.objects.get()
    columns = response.headers["Location"]
    assert columns == reverse("crime:mapping_columns", args=(area.slug, mapping.id))
    assert "23:10" in client.get(columns).content.decode()
    response = client.post(
        columns,
        {
            **crime.OWN_COLUMNS,
            "date_order": "day_first",
            "zone": "Europe/London",
            "srid": "27700",
            "version": mapping.version,
        },
    )
    offences = response.headers["Location"]
    assert "Soliciting" in client.get(offences).content.decode()
    mapping.refresh_from_db()
    client.post(offences, {"offence-0": "soliciting", "version": mapping.version})
    mapping.refresh_from_db()
    assert mapping.choices["kinds"] == {"27/01": "soliciting"}
    assert mapping.sample == ""
    loaded = crime.load(area, sample, name="week.csv", mapping=mapping)
    assert crime.report(loaded)["rows_stored"] == 1


def test_a_mapping_changed_by_another_meanwhile_is_not_written_over(
    client: Client, area: Area
) -> None:
    signed_in(client, area)
    sample = io.BytesIO(crime.own_file("1,01/06/2018,23:10,27/01,Soliciting,531000,175000,x"))
    sample.name = "x.csv"
    client.post(
        reverse("crime:new_mapping", args=(area.slug,)),
        {"name": "Weekly", "force": crime.MET, "sample": sample},
    )
    mapping = Mapping.objects.get()
    answers = {
        **crime.OWN_COLUMNS,
        "date_order": "day_first",
        "zone": "UTC",
        "srid": "27700",
        "version": mapping.version,
    }
    address = reverse("crime:mapping_columns", args=(area.slug, mapping.id))
    client.post(address, answers)
    mine = {**answers, "zone": "Europe/London", "srid": "29903"}
    late = client.post(address, mine)
    assert late.status_code == 409
    shown = {str(each.label): each for each in late.context["differences"]}
    assert set(shown) == {"Times are", "Reference system of easting and northing (EPSG)"}
    zone, srid = shown.values()
    assert (zone.theirs, srid.mine, srid.theirs) == (
        "UTC (Greenwich time all year)",
        "29903",
        "27700",
    )
    mapping.refresh_from_db()
    assert mapping.choices["zone"] == "UTC"
    chosen = {f"keep-{zone.name}": "theirs", f"keep-{srid.name}": "mine"}
    client.post(address, {**mine, **chosen, "version": late.context["current_version"]})
    mapping.refresh_from_db()
    assert (mapping.choices["zone"], mapping.choices["srid"]) == ("UTC", 29903)


def test_a_mapping_finished_by_another_meanwhile_says_so(client: Client, area: Area) -> None:
    signed_in(client, area)
    mapping = crime.mapping(area)
    address = reverse("crime:mapping_columns", args=(area.slug, mapping.id))
    late = client.post(address, {"version": 1})
    assert "Somebody else has finished this mapping" in late.content.decode()


def test_columns_that_do_not_make_a_mapping_are_named(client: Client, area: Area) -> None:
    signed_in(client, area)
    sample = SimpleUploadedFile("x.csv", crime.own_file("1,x,x,x,x,1,2,x"))
    client.post(
        reverse("crime:new_mapping", args=(area.slug,)),
        {"name": "Weekly", "force": crime.MET, "sample": sample},
    )
    mapping = Mapping.objects.get()
    response = client.post(
        reverse("crime:mapping_columns", args=(area.slug, mapping.id)),
        {"date": "Date", "date_order": "day_first", "zone": "UTC", "srid": "1024", "version": 1},
    )
    content = response.content.decode()
    assert "Choose longitude and latitude, or easting and northing" in content
    assert "offence&#x27;s code or name" in content
    assert "Enter the number of a known EPSG system" in content
