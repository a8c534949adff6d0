"""The pages of recorded crime: who sees them, what they say, how many queries they take."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from wayside.access.vocabulary import Role
from wayside.audit.models import Event
from wayside.crime.models import Extract, ImportBatch, Mapping
from wayside.crime.tests import factories as crime
from wayside.crime.tests.factories import signed_in
from wayside.partners.models import Area
from wayside.partners.tests import factories as partners

pytestmark = pytest.mark.django_db


MOST_QUERIES = 15


def addresses(area: Area, batch: ImportBatch, mapping: Mapping) -> list[str]:
    extract = Extract.objects.filter(area=area).first()
    assert extract is not None
    return [
        reverse("crime:imports", args=(area.slug,)),
        reverse("crime:bring", args=(area.slug,)),
        reverse("crime:batch", args=(area.slug, batch.id)),
        reverse("crime:progress", args=(area.slug, batch.id)),
        reverse("crime:lines", args=(area.slug, batch.id, 0, "blank_crime_ids")),
        reverse("crime:months", args=(area.slug,)),
        reverse("crime:month", args=(area.slug, extract.reference)),
        reverse("crime:mappings", args=(area.slug,)),
        reverse("crime:new_mapping", args=(area.slug,)),
        reverse("crime:mapping_columns", args=(area.slug, mapping.id)),
    ]


@pytest.fixture
def batch(area: Area) -> ImportBatch:
    rows = [crime.street_row(""), crime.street_row("b", place="-0.5,51.9"), crime.street_row("c")]
    return crime.load(area, crime.street_file(*rows))


def test_every_page_opens_for_a_coordinator_within_few_queries(
    client: Client, area: Area, batch: ImportBatch, django_assert_max_num_queries: Any
) -> None:
    signed_in(client, area)
    for address in addresses(area, batch, crime.mapping(area)):
        with django_assert_max_num_queries(MOST_QUERIES):
            assert client.get(address).status_code == 200, address


def test_the_list_takes_no_more_queries_for_more_imports(client: Client, area: Area) -> None:
    signed_in(client, area)
    address = reverse("crime:imports", args=(area.slug,))
    crime.load(area, crime.street_file(crime.street_row()))
    client.get(address)
    few = queries_of(client, address)
    for _ in range(5):
        crime.load(area, crime.street_file(crime.street_row()))
    assert queries_of(client, address) == few


def queries_of(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        (Role.COORDINATOR, (200, 200, 200)),
        (Role.DEPUTY_COORDINATOR, (200, 200, 200)),
        (Role.ANALYST, (200, 200, 200)),
        (Role.WARD_SERGEANT, (200, 403, 403)),
        (Role.PATROL_OFFICER, (403, 403, 403)),
        (Role.ADMINISTRATOR, (403, 403, 403)),
        (Role.GOVERNANCE_OFFICER, (403, 403, 403)),
        (Role.CASEWORKER, (403, 403, 403)),
    ],
)
def test_who_may_see_bring_and_map(
    client: Client, area: Area, role: Role, expected: tuple[int, int, int]
) -> None:
    signed_in(client, area, role)
    pages = ("crime:imports", "crime:bring", "crime:mappings")
    found = tuple(client.get(reverse(name, args=(area.slug,))).status_code for name in pages)
    assert found == expected


def test_another_areas_coordinator_finds_nothing(
    client: Client, area: Area, batch: ImportBatch
) -> None:
    signed_in(client, partners.area("Southwark"))
    for address in addresses(area, batch, crime.mapping(area)):
        assert client.get(address).status_code == 404, address
        assert client.post(address).status_code in {404, 405}, address


def test_a_batch_is_not_found_below_another_area_of_the_same_actor(
    client: Client, area: Area, batch: ImportBatch
) -> None:
    inside = partners.area("Ward", slug="ward", parent=area)
    signed_in(client, area)
    assert client.get(reverse("crime:batch", args=(inside.slug, batch.id))).status_code == 404


def test_nobody_signed_out_gets_in(client: Client, area: Area, batch: ImportBatch) -> None:
    response = client.get(reverse("crime:batch", args=(area.slug, batch.id)))
    assert response.status_code == 302
    assert "/accounts/" in response.headers["Location"]


def test_empty_pages_say_what_to_do(client: Client, area: Area) -> None:
    signed_in(client, area)
    for name in ("crime:imports", "crime:months"):
        content = client.get(reverse(name, args=(area.slug,))).content.decode()
        assert reverse("crime:bring", args=(area.slug,)) in content
    mappings = client.get(reverse("crime:mappings", args=(area.slug,))).content.decode()
    assert "No mapping has been made yet" in mappings


def test_the_report_gives_each_fact_a_count_a_sentence_and_its_lines(
    client: Client, area: Area, batch: ImportBatch
) -> None:
    signed_in(client, area)
    content = client.get(reverse("crime:batch", args=(area.slug, batch.id))).content.decode()
    assert "Blank Crime IDs" in content
    assert "may be true repeats" in content
    assert reverse("crime:lines", args=(area.slug, batch.id, 0, "outside_area")) in content
    assert Event.objects.filter(action="crime.view_report", record_id=batch.id).count() == 1


def test_files_brought_on_the_page_wait_for_the_worker(client: Client, area: Area) -> None:
    signed_in(client, area)
    files = [
        SimpleUploadedFile(f"2018-0{month}-metropolitan-street.csv", crime.street_file(row))
        for month, row in ((4, crime.street_row(month="2018-04")), (5, crime.street_row()))
    ]
    address = reverse("crime:bring", args=(area.slug,))
    response = client.post(address, {"crime_files": files, "mapping": "", "force": ""})
    batch = ImportBatch.objects.get()
    assert response.headers["Location"] == reverse("crime:batch", args=(area.slug, batch.id))
    shown = client.get(response.headers["Location"]).content.decode()
    assert "0 of 2 files" in shown
    assert "hx-get" in shown


def test_the_progress_asks_the_page_to_load_again_at_the_end(
    client: Client, area: Area, batch: ImportBatch
) -> None:
    signed_in(client, area)
    response = client.get(reverse("crime:progress", args=(area.slug, batch.id)))
    assert response.headers["HX-Refresh"] == "true"


def test_no_file_is_an_error_that_says_so(client: Client, area: Area) -> None:
    signed_in(client, area)
    response = client.post(reverse("crime:bring", args=(area.slug,)), {})
    assert "Choose at least one file" in response.content.decode()


def test_lines_are_given_for_a_purpose_that_is_recorded(
    client: Client, area: Area, batch: ImportBatch
) -> None:
    signed_in(client, area)
    address = reverse("crime:lines", args=(area.slug, batch.id, 0, "outside_area"))
    refused = client.post(address, {"purpose": ""})
    assert "Say what the file is for" in refused.content.decode()
    response = client.post(address, {"purpose": "To see which places lie outside"})
    content = b"".join(response.streaming_content).decode("utf-8-sig")  # type: ignore[attr-defined]
    first, header, line, last = content.strip().split("\r\n")
    assert "To see which places lie outside" in first
    assert header.startswith('"line","Crime ID","Month"')
    assert line.startswith('"3","b","2018-05"')
    assert first == last
    event = Event.objects.get(action="crime.export_lines")
    assert (event.operation, event.count, event.purpose) == (
        "export",
        1,
        "To see which places lie outside",
    )


def test_lines_cannot_become_formulas(client: Client, area: Area) -> None:
    row = crime.street_row("", location='"=HYPERLINK(""http://x"")"', outcome="@SUM(A1)")
    batch = crime.load(area, crime.street_file(row))
    signed_in(client, area)
    address = reverse("crime:lines", args=(area.slug, batch.id, 0, "blank_crime_ids"))
    response = client.post(address, {"purpose": "To look at formulas"})
    content = b"".join(response.streaming_content).decode("utf-8-sig")  # type: ignore[attr-defined]
    assert '"\'=HYPERLINK(""http://x"")"' in content
    assert '"\'@SUM(A1)"' in content
    assert '"\'-0.100000"' in content or '"-0.100000"' in content


def test_a_former_version_is_brought_back_on_the_page(
    client: Client, area: Area, batch: ImportBatch
) -> None:
    crime.load(area, crime.street_file(crime.street_row("z")))
    former = Extract.objects.get(state="former")
    signed_in(client, area)
    page = client.get(reverse("crime:month", args=(area.slug, former.reference)))
    assert "1 added, 0 changed, 2 gone" in page.content.decode()
    client.post(reverse("crime:restore", args=(area.slug, former.reference)))
    former.refresh_from_db()
    assert former.state == "current"
