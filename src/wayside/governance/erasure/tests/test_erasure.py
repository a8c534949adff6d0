"""A record is erased once its period is over, nothing bars it and two people agreed."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, IntegrityError, connection
from django.test import Client
from django.urls import reverse
from procrastinate.contrib.django.models import ProcrastinateJob

from wayside.access.permissions import NotAllowed
from wayside.audit.models import Event
from wayside.governance.erasure import actions, holds, ledger, queries
from wayside.governance.erasure.tests.cast import LONG_AGO, Cast
from wayside.governance.erasure.vocabulary import ErasureState, KeptBecause
from wayside.governance.models import Erasure, ErasureEntry
from wayside.governance.retention.vocabulary import RecordKind
from wayside.partners.models import Membership
from wayside.partners.tests.factories import actor_of, sign_in
from wayside.people.merging.actions import merge
from wayside.people.models import Person
from wayside.people.vocabulary import AgeMark
from wayside.sharing.tests.factories import NOW, acting
from wayside.support.endings.actions import reopen_record
from wayside.web.collisions import Collision
from wayside.web.states import NotNow

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast(tmp_path: Path, settings: Any) -> Cast:
    settings.VAR_FOLDER = tmp_path
    settings.WAYSIDE_TODAY = NOW.date()
    made = Cast()
    made.period()
    return made


@pytest.fixture
def a_hold() -> Iterator[set[Any]]:
    """A legal hold of whoever is put into it."""
    kept: set[Any] = set()
    holds.add_hold("tests", lambda number: number in kept)
    yield kept
    holds.remove_hold("tests")


def due(cast: Cast) -> Erasure:
    cast.rounds()
    return cast.held()[0]


def rows_of(cast: Cast, person: Person, by: Membership | None = None) -> int:
    with acting(by or cast.lead):
        return Person.objects.filter(subject=person.subject_id).count()


def test_a_record_is_due_once_its_period_is_over_and_only_once(cast: Cast) -> None:
    cast.person("Old")
    cast.person("New", at=NOW - timedelta(days=400))
    assert cast.rounds() == 1
    assert cast.rounds() == 0
    held = cast.held()[0]
    assert held.due_date == date(2017, 5, 3)


def test_nothing_is_due_without_an_approved_period(tmp_path: Path, settings: Any) -> None:
    settings.VAR_FOLDER = tmp_path
    cast = Cast()
    cast.person()
    assert cast.rounds() == 0


def test_whoever_was_supported_as_a_child_is_due_by_the_longer_period_alone(cast: Cast) -> None:
    cast.person(born="1995-06-01", age_mark=AgeMark.CHILD)
    cast.person("Unknown", age_mark=AgeMark.MAY_BE_CHILD)
    assert cast.rounds() == 0
    cast.period(25 * 12, RecordKind.CHILD)
    assert cast.rounds() == 0
    assert cast.rounds(now=NOW.replace(year=2020, month=6, day=2)) == 1


def test_two_people_agree_and_the_record_is_gone(cast: Cast) -> None:
    person = cast.person()
    made = cast.approve(cast.forward(due(cast)))
    cast.erase(made)
    assert rows_of(cast, person) == 0
    held = cast.held()[0]
    assert held.state == ErasureState.ERASED
    assert held.counts["people_person"] == 1
    with acting(cast.officer):
        entry = ErasureEntry.objects.get()
    assert entry.record_numbers == [person.subject_id]
    assert {entry.looked_by_number, entry.decided_by_number} == {
        cast.lead.person_id, cast.officer.person_id,
    }  # fmt: skip
    event = Event.objects.get(action="governance.erase_record")
    assert (event.operation, event.record_id) == ("erasure", person.subject_id)


def test_the_job_that_erases_knows_no_number_of_the_record(cast: Cast) -> None:
    person = cast.person()
    made = cast.approve(cast.forward(due(cast)))
    job = ProcrastinateJob.objects.get(task_name="governance.erase")
    assert str(person.subject_id) not in json.dumps(job.args)
    assert job.args["erasure_id"] == str(made.id)


def test_a_second_run_of_the_job_does_nothing(cast: Cast) -> None:
    cast.person()
    made = cast.approve(cast.forward(due(cast)))
    cast.erase(made)
    cast.erase(made)
    assert Event.objects.filter(action="governance.erase_record").count() == 1


def test_one_person_alone_never_erases(cast: Cast) -> None:
    person = cast.person()
    held = cast.forward(due(cast))
    both = replace(actor_of(cast.officer), person_id=cast.lead.person_id)
    with pytest.raises(NotNow, match="second person"), acting(both):
        actions.decide_erasure(
            erasure=held, verb="approve", expected_version=held.version, by=both, now=NOW
        )
    cast.erase(held)
    assert rows_of(cast, person) == 1


def test_neither_the_lead_nor_the_officer_can_write_the_others_word(cast: Cast) -> None:
    cast.person()
    held = cast.forward(due(cast))
    mine = {"state": "approved", "decided_by": cast.officer.person, "decided_at": NOW}
    with pytest.raises(DatabaseError), acting(cast.lead):
        Erasure.objects.filter(id=held.id).update(**mine)
    with pytest.raises((DatabaseError, IntegrityError)), acting(cast.officer):
        Erasure.objects.filter(id=held.id).update(
            **{**mine, "decided_by": cast.lead.person, "looked_by": cast.officer.person}
        )


@pytest.mark.parametrize("who", ["caseworker", "lead", "officer", "other_lead"])
def test_nobody_who_signs_in_can_call_what_erases(cast: Cast, who: str) -> None:
    person = cast.person()
    held = cast.approve(cast.forward(due(cast)))
    for call, asked in (
        ("support.erase_record(%s)", held.id),
        ("support.erase_subjects(ARRAY[%s::uuid], NULL)", person.subject_id),
        ("support.erase_again(jsonb_build_object('records', %s::text))", person.subject_id),
    ):
        with pytest.raises(DatabaseError), acting(getattr(cast, who)), connection.cursor() as at:
            at.execute(f"SELECT {call}", [asked])
    assert rows_of(cast, person) == 1


def test_a_hold_keeps_a_record_and_refuses_each_step(cast: Cast, a_hold: set[Any]) -> None:
    person = cast.person()
    held = due(cast)
    a_hold.add(person.subject_id)
    with pytest.raises(NotNow, match="legal hold"):
        cast.forward(held)
    a_hold.clear()
    made = cast.approve(cast.forward(cast.held()[0]))
    a_hold.add(person.subject_id)
    cast.erase(made)
    assert rows_of(cast, person) == 1
    assert cast.held()[0].state == ErasureState.DUE
    assert cast.held()[0].looked_by is None


def test_support_that_begins_again_takes_the_record_off_the_list(cast: Cast) -> None:
    person = cast.person()
    held = due(cast)
    with acting(cast.caseworker):
        now = Person.objects.get(id=person.id)
        reopen_record(
            person=now, because="Back", expected_version=now.version,
            by=actor_of(cast.caseworker), now=NOW,
        )  # fmt: skip
    with pytest.raises(NotNow, match="Support goes on"):
        cast.forward(held)
    cast.rounds()
    assert cast.held()[0].state == ErasureState.WITHDRAWN


def test_what_was_approved_is_not_erased_if_support_began_again_meanwhile(cast: Cast) -> None:
    person = cast.person()
    made = cast.approve(cast.forward(due(cast)))
    with acting(cast.caseworker):
        now = Person.objects.get(id=person.id)
        reopen_record(
            person=now, because="Back", expected_version=now.version,
            by=actor_of(cast.caseworker), now=NOW,
        )  # fmt: skip
    cast.erase(made)
    assert rows_of(cast, person) == 1


def test_a_record_is_kept_for_longer_with_a_reason_and_falls_due_again(cast: Cast) -> None:
    cast.person()
    held = due(cast)
    said: dict[str, Any] = {"because": KeptBecause.CLAIM, "by": actor_of(cast.lead), "now": NOW}
    for wrong in (NOW.date(), NOW.date() + timedelta(days=4000)):
        with pytest.raises(NotNow), acting(cast.lead):
            actions.keep_longer(erasure=held, until=wrong, expected_version=1, **said)
    until = NOW.date() + timedelta(days=30)
    with acting(cast.lead):
        actions.keep_longer(erasure=due(cast), until=until, expected_version=1, **said)
    cast.rounds()
    assert cast.held()[0].state == ErasureState.KEPT
    cast.rounds(now=NOW + timedelta(days=31))
    assert cast.held()[0].state == ErasureState.DUE


def test_the_officer_sends_it_back_and_two_steps_at_once_collide(cast: Cast) -> None:
    cast.person()
    held = due(cast)
    cast.approve(cast.forward(held), "send_back")
    assert cast.held()[0].state == ErasureState.DUE
    stale = cast.held()[0]
    cast.forward(cast.held()[0])
    with pytest.raises(Collision):
        cast.forward(stale)


def test_only_a_lead_looks_only_an_officer_approves_and_others_see_nothing(cast: Cast) -> None:
    cast.person()
    held = due(cast)
    for member in (cast.caseworker, cast.officer):
        with pytest.raises(NotAllowed), acting(member):
            actions.put_forward(erasure=held, expected_version=1, by=actor_of(member), now=NOW)
    with pytest.raises(NotAllowed), acting(cast.lead):
        actions.decide_erasure(
            erasure=held, verb="approve", expected_version=1, by=actor_of(cast.lead), now=NOW
        )
    assert cast.held(cast.other_officer) == []
    assert cast.held(cast.other_lead) == []


def test_a_record_that_was_made_part_of_another_goes_with_it(cast: Cast) -> None:
    kept, second = cast.person("Kasia"), cast.person("Kate")
    with acting(cast.caseworker):
        merge(kept=kept, merged=second, by=actor_of(cast.caseworker), now=LONG_AGO)
    assert cast.rounds() == 1
    cast.erase(cast.approve(cast.forward(cast.held()[0])))
    assert rows_of(cast, kept) + rows_of(cast, second) == 0
    with acting(cast.officer):
        numbers = ErasureEntry.objects.get().record_numbers
    assert set(numbers) == {kept.subject_id, second.subject_id}


def test_another_agencys_record_is_never_reached(cast: Cast) -> None:
    cast.person()
    made = cast.approve(cast.forward(due(cast)))
    other = Cast("Elsewhere")
    theirs = other.person()
    with acting(cast.officer):
        assert Erasure.objects.filter(id=made.id).update(record_number=theirs.subject_id) == 0
    cast.erase(made)
    assert rows_of(other, theirs) == 1


# --- the list in the file, and a backup that is restored


def test_the_list_stands_in_a_file_once_for_each(
    cast: Cast, django_capture_on_commit_callbacks: Any
) -> None:
    person = cast.person()
    made = cast.approve(cast.forward(due(cast)))
    with django_capture_on_commit_callbacks(execute=True):
        cast.erase(made)
    with acting(cast.officer):
        assert ledger.write_out(queries.entries(by=actor_of(cast.officer))) == 0
    (line,) = ledger.lines(ledger.path())
    assert line["records"] == [str(person.subject_id)]
    assert "Rosie" not in ledger.path().read_text()


def test_a_broken_line_stops_the_command_before_anything_is_done(cast: Cast) -> None:
    ledger.path().write_text('{"id": 1}\n')
    with pytest.raises(CommandError, match="Line 1"):
        call_command("erasures", "apply", stdout=StringIO())


# --- pages


def test_the_lead_sees_whose_record_it_is_and_the_officer_a_number(
    client: Client, cast: Cast
) -> None:
    cast.person("Rosie Example")
    held = due(cast)
    sign_in(client, cast.lead)
    assert "Rosie Example" in client.get(reverse("governance:erasures")).content.decode()
    page = client.get(reverse("governance:erasure", args=[held.id])).content.decode()
    assert "Nothing speaks against it" in page
    client.post(reverse("governance:put_forward", args=[held.id]), {"version": held.version})
    sign_in(client, cast.officer)
    page = client.get(reverse("governance:erasures")).content.decode()
    assert "Rosie" not in page
    assert "Approve the erasure" in page
    assert client.get(reverse("governance:erasure", args=[held.id])).status_code == 403
    client.post(
        reverse("governance:decide_erasure", args=[held.id]), {"verb": "approve", "version": "2"}
    )
    assert cast.held()[0].state == ErasureState.APPROVED
    sign_in(client, cast.other_officer)
    assert "Nothing is due" in client.get(reverse("governance:erasures")).content.decode()


def test_the_page_keeps_a_record_for_longer(client: Client, cast: Cast) -> None:
    cast.person()
    held = due(cast)
    sign_in(client, cast.lead)
    address = reverse("governance:keep_longer", args=[held.id])
    wrong = client.post(address, {"because": "claim", "until": "01/01/2000", "version": "1"})
    assert "Choose a day to come" in wrong.content.decode()
    client.post(address, {"because": "claim", "until": "01/01/2019", "version": "1"})
    assert cast.held()[0].keep_until_date == date(2019, 1, 1)
