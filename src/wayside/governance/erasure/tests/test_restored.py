"""A backup from before an erasure is erased again once it is restored, by the list beside it."""

import json
from collections.abc import Callable
from contextlib import AbstractContextManager
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from wayside.governance.erasure import ledger
from wayside.governance.erasure.tests.cast import Cast
from wayside.governance.models import ErasureEntry
from wayside.people.models import Person
from wayside.sharing.models import Subject
from wayside.sharing.tests.factories import NOW, acting

AsOwner = Callable[[], AbstractContextManager[None]]


@pytest.fixture
def cast(as_owner: AsOwner, tmp_path: Path, settings: Any) -> Cast:
    """A cast whose rows are there for the owner too."""
    settings.VAR_FOLDER = tmp_path
    settings.WAYSIDE_TODAY = NOW.date()
    made = Cast()
    made.period()
    return made


def rows_of(cast: Cast, person: Person) -> int:
    with acting(cast.lead):
        return Person.objects.filter(subject=person.subject_id).count()


def test_a_restored_backup_is_erased_again_and_a_second_time_nothing_is_left(
    cast: Cast, as_owner: AsOwner
) -> None:
    gone, stays = cast.person("Gone"), cast.person("Stays", at=NOW)
    line = {
        "id": str(gone.id), "agency": str(cast.agency.id), "records": [str(gone.subject_id)],
        "looked": str(cast.lead.person_id), "decided": str(cast.officer.person_id),
        "erased_at": NOW.isoformat(), "counts": {"people_person": 1},
    }  # fmt: skip
    cast.rounds()
    ledger.path().write_text(json.dumps(line) + "\n")
    said = applied(as_owner)
    assert said == "1 on the list, 1 erased again.\n"
    assert rows_of(cast, gone) == 0
    assert rows_of(cast, stays) == 1
    assert cast.held() == []
    assert applied(as_owner) == "1 on the list, 0 erased again.\n"
    with acting(cast.officer):
        assert ErasureEntry.objects.get().record_numbers == [gone.subject_id]


def test_a_line_of_another_agency_reaches_none_of_ours(cast: Cast, as_owner: AsOwner) -> None:
    person = cast.person()
    line = {
        "id": str(person.id), "agency": str(cast.other_lead.agency_id),
        "records": [str(person.subject_id)], "looked": str(cast.lead.person_id),
        "decided": str(cast.officer.person_id), "erased_at": NOW.isoformat(), "counts": {},
    }  # fmt: skip
    ledger.path().write_text(json.dumps(line) + "\n")
    assert applied(as_owner) == "1 on the list, 0 erased again.\n"
    assert rows_of(cast, person) == 1


def applied(as_owner: AsOwner) -> str:
    out = StringIO()
    with as_owner():
        call_command("erasures", "apply", stdout=out)
    return out.getvalue()


def test_no_subject_is_left_behind_a_record(cast: Cast, as_owner: AsOwner) -> None:
    person = cast.person()
    cast.rounds()
    cast.erase(cast.approve(cast.forward(cast.held()[0])))
    with as_owner():
        assert not Subject.objects.filter(id=person.subject_id).exists()
