"""Files of the standard come in whole, or each bad record is set aside with a sentence."""

import json
import os
import uuid
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from wayside.access.actor import Actor
from wayside.audit.models import Event
from wayside.directory.actions import export_directory, import_directory
from wayside.directory.actions.imports import Report
from wayside.directory.models import Address, Location, Organization, Phone, Service
from wayside.directory.permissions import KEEP_SERVICES
from wayside.directory.standard.schemas import faults
from wayside.directory.tests import factories, samples
from wayside.directory.vocabulary import Kind, Outcome, Status
from wayside.partners.tests import factories as partners

pytestmark = pytest.mark.django_db
BY = Actor.service("directory", permissions=(KEEP_SERVICES,))
NOW = factories.NOW
EXAMPLES = os.environ.get("WAYSIDE_DIRECTORY_EXAMPLES", "")


def bring(*records: Any, take: frozenset[uuid.UUID] = frozenset()) -> Report:
    return import_directory(content=samples.file_of(*records), by=BY, now=NOW, take=take)


def one(report: Report) -> tuple[Outcome, tuple[str, ...]]:
    (row,) = report.rows
    return row.outcome, row.notes


def exported(**options: Any) -> dict[str, Any]:
    return export_directory(**{"with_confidential": False, **options}, by=BY, now=NOW)


def without(value: Any, *names: str) -> Any:
    return {key: each for key, each in value.items() if key not in names}


def test_everything_a_file_says_is_exported_again() -> None:
    assert one(bring(samples.service())) == (Outcome.ADDED, ())
    (written,) = exported()["contents"]
    said = samples.service()
    for name in said:
        if name not in ("attributes", "last_modified"):
            assert written[name] == said[name], name
    assert said["attributes"][0] in written["attributes"]
    assert list(faults("service", written, "$")) == []


def test_the_same_file_again_changes_nothing() -> None:
    bring(samples.service())
    before = Service.objects.values().get(), Event.objects.count()
    assert one(bring(samples.service())) == (Outcome.UNCHANGED, ())
    assert Service.objects.values().get() == before[0]


def test_what_is_exported_comes_in_elsewhere_as_it_was() -> None:
    lambeth = partners.area("Lambeth")
    bring(samples.service())
    made = Service.objects.get()
    made.strands.set(made.strands.model.objects.all()[:2])
    made.service_areas.create(area=lambeth, name="Lambeth", excluded=True)
    made.groups.all().delete()
    made.groups.create(sex="female", age_from=14)
    made.groups.create(sex="male", age_from=16, position=1)
    made.eligibility.script, made.eligibility.script_note = "depends", "Under 40 ml"
    made.eligibility.sons_up_to = 14
    made.eligibility.save()
    Service.objects.update(needs=["housing"], answer_days=2, kind=Kind.HOUSING)
    written = exported(with_confidential=True)
    Service.objects.all().delete()
    Organization.objects.all().delete()
    content = json.dumps(written).encode()
    report = import_directory(content=content, by=BY, now=NOW)
    assert report.count(Outcome.ADDED) == 1
    assert exported(with_confidential=True) == written
    again = import_directory(content=content, by=BY, now=NOW)
    assert again.count(Outcome.UNCHANGED) == 1


def test_a_changed_file_updates_what_nobody_changed_here() -> None:
    bring(samples.service())
    assert one(bring(samples.service(name="New name")))[0] == Outcome.UPDATED
    assert Service.objects.get().name == "New name"
    assert one(bring(samples.service(phones=[])))[0] == Outcome.UPDATED
    assert not Phone.objects.exists()


def test_what_was_changed_here_is_listed_and_kept() -> None:
    bring(samples.service())
    Service.objects.update(name="Said here", version=2)
    report = bring(samples.service())
    (row,) = report.rows
    assert row.outcome == Outcome.COLLISION
    (apart,) = [each for each in row.apart if each.name == "name"]
    assert "Said here" in apart.here
    assert "Example counselling" in apart.file
    assert Service.objects.get().name == "Said here"
    taken = bring(samples.service(), take=frozenset({uuid.UUID(samples.SERVICE_ID)}))
    assert one(taken)[0] == Outcome.UPDATED
    assert Service.objects.get().name == "Example counselling"


def test_a_confirmation_made_here_is_no_collision_and_is_not_set_back() -> None:
    bring(samples.service())
    Service.objects.update(confirmed_date=NOW.date(), version=2)
    assert one(bring(samples.service()))[0] == Outcome.UNCHANGED
    assert Service.objects.get().confirmed_date == NOW.date()


@pytest.mark.parametrize(
    ("change", "path", "words"),
    [
        ({"status": "open"}, "contents[0].status", "is none of: active, inactive"),
        ({"name": 5}, "contents[0].name", "must be of the type string"),
        ({"id": "17"}, "contents[0].id", "does not keep to format"),
        ({"name": "N" * 10_485_760}, "contents[0].name", "10,485,760 characters; at most 200"),
        ({"assured_date": "0000-99-99"}, "contents[0].assured_date", "is no date"),
        ({"assured_date": "9" * 5000}, "contents[0].assured_date", "is no date"),
        ({"name": "A\0B"}, "contents[0].name", "characters that no text can hold"),
        ({"name": "\ud800"}, "contents[0].name", "characters that no text can hold"),
        ({"minimum_age": 1e308}, "contents[0].minimum_age", "is out of range"),
        ({"minimum_age": 50, "maximum_age": 4}, "contents[0].minimum_age", "above the highest"),
        ({"url": "javascript:alert(1)"}, "contents[0].url", "is no web address"),
        ({"phones": "none"}, "contents[0].phones", "must be a list"),
        (
            {"schedules": [{"id": samples.SERVICE_ID, "opens_at": "25:99"}]},
            "contents[0].schedules[0].opens_at",
            "is no time",
        ),
    ],
)
def test_a_bad_record_is_set_aside_with_its_path(
    change: dict[str, Any], path: str, words: str
) -> None:
    good = samples.service(id=str(uuid.uuid4()), service_at_locations=[], name="Good")
    for name in ("phones", "contacts", "schedules", "service_areas", "languages", "cost_options"):
        good.pop(name)
    report = bring(samples.service(**change), good)
    bad, kept = report.rows
    assert bad.outcome == Outcome.SET_ASIDE
    assert bad.notes[0].startswith(f"{path}: ")
    assert words in bad.notes[0]
    assert len(bad.notes[0]) < 400
    assert kept.outcome == Outcome.ADDED
    assert list(Service.objects.values_list("name", flat=True)) == ["Good"]
    assert not Location.objects.exists()


def test_a_record_without_what_it_needs_says_what_is_missing() -> None:
    outcome, notes = one(bring(without(samples.service(), "name")))
    assert (outcome, notes[0]) == (Outcome.SET_ASIDE, "contents[0]: name is missing.")


def test_a_service_of_nobody_is_set_aside() -> None:
    record = without(samples.service(), "organization")
    assert one(bring(record))[0] == Outcome.SET_ASIDE
    assert one(bring({**record, "organization_id": str(uuid.uuid4())}))[0] == Outcome.SET_ASIDE
    assert not Service.objects.exists()


def test_the_second_of_two_with_one_id_is_set_aside() -> None:
    first, second = bring(samples.service(), samples.service(name="Other")).rows
    assert (first.outcome, second.outcome) == (Outcome.ADDED, Outcome.SET_ASIDE)
    assert "contents[0]" in second.notes[0]


def test_an_identifier_that_another_record_has_sets_the_record_aside_whole() -> None:
    other = samples.service(id=str(uuid.uuid4()), name="Thief")
    _first, second = bring(samples.service(), other).rows
    assert second.outcome == Outcome.SET_ASIDE
    assert Service.objects.count() == 1
    assert Phone.objects.get().service_id == uuid.UUID(samples.SERVICE_ID)


def test_text_from_right_to_left_is_kept_and_told_apart_in_the_report() -> None:
    name = "مركز \u202eالمثال"
    (row,) = bring(samples.service(name=name)).rows
    assert Service.objects.get().name == name
    assert row.name.startswith("\u2068")
    assert row.name.endswith("\u2069")
    assert "\u202e" not in row.name


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b'{"contents": [', "The file is not JSON: line 1, character"),
        ("caf\xe9".encode("latin-1"), "not UTF-8 text: byte 4"),
        (b"[" * 200_000, "too deep"),
        (b'{"a": NaN}', "too deep"),
        (b'{"hello": "world"}', "holds no services"),
        (b"17", "holds no services"),
    ],
)
def test_a_file_that_cannot_be_read_changes_nothing(
    tmp_path: Path, content: bytes, words: str
) -> None:
    path = tmp_path / "in.json"
    path.write_bytes(content)
    with pytest.raises(CommandError, match=words):
        call_command("directory", "import", str(path))
    assert not Service.objects.exists()


def test_an_organisation_with_its_services_comes_in(tmp_path: Path) -> None:
    organization = samples.organization()
    organization["services"] = [without(samples.service(), "organization")]
    report = import_directory(content=json.dumps(organization).encode(), by=BY, now=NOW)
    assert [row.outcome for row in report.rows] == [Outcome.ADDED, Outcome.ADDED]
    assert Service.objects.get().organization.name == "Example Organisation"


def test_a_refuge_in_a_file_loses_its_address_before_anything_is_stored() -> None:
    (row,) = bring(samples.service(name="Rose House refuge")).rows
    assert row.outcome == Outcome.ADDED
    assert "never stored" in row.notes[0]
    made = Service.objects.get()
    assert (made.kind, made.confidential, made.extra) == (Kind.REFUGE, True, {})
    assert not Address.objects.exists()
    assert not Location.objects.exists()
    assert "Hidden Street" not in json.dumps(exported(with_confidential=True))
    assert exported()["total_items"] == 0
    again = bring(samples.service(name="Rose House refuge"))
    assert one(again)[0] == Outcome.UNCHANGED


@pytest.mark.parametrize(
    "change",
    [
        {"name": "Rose House refuge", "description": "We are at SW9 0AA."},
        {"name": "Safe house", "organization": samples.organization(description="E1 6AN")},
    ],
)
def test_a_refuge_that_says_its_postcode_in_words_is_set_aside(change: dict[str, Any]) -> None:
    outcome, notes = one(bring(samples.service(**change)))
    assert outcome == Outcome.SET_ASIDE
    assert "reads like a postcode" in notes[0]
    assert not Service.objects.exists()
    assert not Organization.objects.exists()


def test_what_is_confidential_here_stays_so_whatever_a_file_says() -> None:
    bring(samples.service(service_at_locations=[], name="Quiet place"))
    kept = Service.objects.get()
    kept.phones.all().delete()
    kept.cost_options.all().delete()
    kept.schedules.all().delete()
    kept.organization.extra = {}
    kept.organization.save()
    Service.objects.update(confidential=True, extra={})
    outcome, _notes = one(bring(samples.service(name="Quiet place")))
    assert outcome == Outcome.UPDATED
    assert Service.objects.get().confidential
    assert not Address.objects.exists()


def test_an_organisation_that_runs_a_refuge_keeps_no_place() -> None:
    run_by = samples.organization(locations=[{"address_1": "1 Hidden Street"}])
    bring(samples.service(name="Safe house", organization=run_by))
    assert "Hidden Street" not in json.dumps(Organization.objects.get().extra)
    again = bring(samples.service(name="Safe house", organization=run_by))
    assert one(again)[0] == Outcome.UNCHANGED


def test_the_command_reports_in_words_and_as_json(tmp_path: Path, capsys: Any) -> None:
    path, out = tmp_path / "in.json", tmp_path / "out.json"
    path.write_bytes(samples.file_of(samples.service(), {"id": "x", "status": "active"}))
    call_command("directory", "import", str(path))
    said = capsys.readouterr().out
    assert "1 Added" in said
    assert "contents[1].id" in said
    call_command("directory", "import", str(path), "--json")
    report = json.loads(capsys.readouterr().out)
    assert report["counts"] == {
        "added": 0,
        "updated": 0,
        "unchanged": 1,
        "collision": 0,
        "set_aside": 1,
    }
    call_command("directory", "export", "--out", str(out))
    assert "Wrote 1 services" in capsys.readouterr().out
    assert json.loads(out.read_text())["total_items"] == 1


def test_a_file_that_is_not_there_and_a_folder_that_is_not_there_are_sentences(
    tmp_path: Path,
) -> None:
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("directory", "import", str(tmp_path / "none.json"))
    with pytest.raises(CommandError, match="cannot be written"):
        call_command("directory", "export", "--out", str(tmp_path / "none" / "out.json"))


def test_an_import_and_an_export_are_on_the_trail() -> None:
    bring(samples.service())
    exported()
    actions = list(Event.objects.order_by("occurred_at", "id").values_list("action", flat=True))
    assert {"directory.import_file", "directory.import_service", "directory.export_file"} <= set(
        actions
    )


def test_closed_services_are_exported_for_another_wayside_alone() -> None:
    bring(samples.service(status=Status.INACTIVE))
    assert exported()["total_items"] == 0
    assert exported(with_confidential=True)["total_items"] == 1


@pytest.mark.skipif(
    not EXAMPLES,
    reason="WAYSIDE_DIRECTORY_EXAMPLES names no folder with the standard's own examples",
)
@pytest.mark.parametrize("profile", ["hsds-3.0", "oruk-3.0"])
@pytest.mark.parametrize("name", ["service_full", "organization_full", "service_list"])
def test_the_standards_own_examples_come_in_and_go_out(profile: str, name: str) -> None:
    path = Path(EXAMPLES) / profile / "examples" / f"{name}.json"
    report = import_directory(content=path.read_bytes(), by=BY, now=NOW + timedelta(days=1))
    assert report.count(Outcome.ADDED) >= 1
    assert report.count(Outcome.SET_ASIDE) == 0, report.as_json()
    for written in exported()["contents"]:
        assert list(faults("service", written, "$")) == []
