"""An upload that is taken back leaves no file, a sweep finds what a crash left, and a role that
has ended loads nothing."""

import io
import os
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError
from django.test import Client
from procrastinate.contrib.django.models import ProcrastinateJob

from wayside.access.models import Account
from wayside.access.vocabulary import Role
from wayside.audit.models import Event
from wayside.crime import jobs, originals
from wayside.crime.actions import imports as importing
from wayside.crime.models import Extract, ImportBatch, ImportFile
from wayside.crime.tests import factories
from wayside.crime.vocabulary import ImportState
from wayside.partners.models import Area, Membership
from wayside.partners.tests import factories as partners
from wayside.web import clock

pytestmark = pytest.mark.django_db


def brought(client: Client, area: Area) -> Any:
    content = factories.street_file(factories.street_row())
    file = SimpleUploadedFile(factories.STREET_NAME, content)
    return client.post(f"/{area.slug}/crime/import/", {"crime_files": file})


def signed_in(client: Client, area: Area) -> Membership:
    held = partners.member(Role.ANALYST, area=area)
    partners.sign_in(client, held)
    return held


def kept(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()] if folder.exists() else []


def test_an_upload_whose_record_fails_leaves_no_file(
    client: Client, area: Area, originals_apart: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    signed_in(client, area)

    def broken(**_given: Any) -> None:
        raise DatabaseError("the trail is full")

    monkeypatch.setattr(importing, "record", broken)
    client.raise_request_exception = False
    assert brought(client, area).status_code == 500
    assert kept(originals_apart) == []


def test_an_upload_that_stands_keeps_its_file(
    client: Client, area: Area, originals_apart: Path
) -> None:
    signed_in(client, area)
    assert brought(client, area).status_code == 302
    assert kept(originals_apart) == [ImportFile.objects.get().original]


def test_the_sweep_removes_what_nothing_names_and_no_upload_under_way(
    area: Area, originals_apart: Path
) -> None:
    batch = factories.load(area, factories.street_file(factories.street_row()))
    named, mapped = batch.files.get().original, factories.mapping(area)
    mapped.sample = originals.keep(io.BytesIO(b"Ref,Date"))
    mapped.save()
    left, fresh = (originals.keep(io.BytesIO(b"left")) for _each in range(2))
    old = (clock.real_now() - timedelta(days=2)).timestamp()
    for name in (named, mapped.sample, left):
        os.utime(originals_apart / name, (old, old))
    (originals_apart / "notes.txt").write_text("not ours")
    jobs.sweep(timestamp=0)
    assert set(kept(originals_apart)) == {named, mapped.sample, fresh, "notes.txt"}
    assert Event.objects.get(action="crime.sweep_originals").count == 1
    jobs.sweep(timestamp=0)
    assert Event.objects.filter(action="crime.sweep_originals").count() == 1


def waiting(client: Client, area: Area) -> tuple[ImportBatch, Membership]:
    held = signed_in(client, area)
    brought(client, area)
    return ImportBatch.objects.get(), held


def test_files_over_the_limit_are_refused_in_a_sentence_and_none_is_kept(
    client: Client, area: Area, originals_apart: Path, settings: Any
) -> None:
    settings.UPLOAD_LIMITS = settings.UPLOAD_LIMITS | {"crime_files": 50, "crime_sample": 50}
    signed_in(client, area)
    page = brought(client, area).content.decode()
    assert "Together the files must be smaller than 50\xa0bytes" in page
    assert not ImportBatch.objects.exists()
    sample = SimpleUploadedFile("own.csv", b"Ref,Date" * 20)
    sent = {"name": "Weekly", "force": "Met", "sample": sample}
    page = client.post(f"/{area.slug}/crime/mappings/new/", sent).content.decode()
    assert "The file must be smaller than 50\xa0bytes" in page
    made = factories.mapping(area)
    sample.seek(0)
    client.post(f"/{area.slug}/crime/mappings/{made.id}/sample/", {"sample": sample})
    made.refresh_from_db()
    assert (made.sample, kept(originals_apart)) == ("", [])


@pytest.mark.parametrize("ended", ["role ended", "role over", "account closed", "other role"])
def test_a_job_loads_nothing_for_whoever_may_no_longer_import(
    client: Client, area: Area, ended: str
) -> None:
    batch, held = waiting(client, area)
    role = Membership.objects.filter(id=held.id)
    if ended == "role ended":
        role.update(ended_at=clock.now(), until_date=clock.today())
    elif ended == "role over":
        role.update(until_date=clock.today() - timedelta(days=1))
    elif ended == "account closed":
        Account.objects.filter(id=held.account_id).update(is_active=False)
    else:
        role.update(role=Role.SENIOR_LEADER)
    jobs.load_waiting(batch.id)
    file = ImportFile.objects.get()
    assert file.state == ImportState.FAILED
    assert not Extract.objects.exists()
    assert not ProcrastinateJob.objects.filter(task_name="crime.rank_places").exists()
    partners.sign_in(client, partners.member(Role.ANALYST, area=area))
    page = client.get(f"/{area.slug}/crime/imports/{batch.id}/").content.decode()
    assert "The role of the person who brought this file had ended" in page


def test_a_job_of_a_role_that_still_holds_loads(client: Client, area: Area) -> None:
    batch, _held = waiting(client, area)
    jobs.load_waiting(batch.id)
    assert ImportFile.objects.get().state == ImportState.LOADED
