"""What was erased is nowhere: every locked field and token of a record is filled with marks, the
record is erased, and then everything there is, is searched: each table as the owner sees it, the
jobs, the mails, the logs and the files.

The trail keeps numbers, and so do the list of erasures, receipts of what was disclosed and the
place a nightly search got to; nothing else may name a row that has gone.
"""

import re
import uuid
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core import mail
from django.db import connection, transaction
from django.db.models import BinaryField, Model
from procrastinate.contrib.django import app

from tests.architecture.test_other_areas import World, world
from tests.attacks.test_dump import dump, fill_in_the_rest, locked_columns, logged, opened
from tests.attacks.traces import traces_in
from wayside.governance.erasure import ledger
from wayside.governance.erasure.jobs import erase
from wayside.governance.models import Erasure
from wayside.governance.retention.registry import record_models, way_to_subject
from wayside.notices.models import Notice
from wayside.people.models import Merge, Person, SearchToken
from wayside.sharing.models import (
    ConsentEntry,
    DeliveryContent,
    Disclosure,
    Emergency,
    Handover,
    HandoverText,
    LegalDemand,
    OversightEntry,
    Subject,
)
from wayside.support.models import Beginning
from wayside.vault.fields import LockedBytesField, LockedJSONField, LockedTextField
from wayside.vault.sealed import SealedField
from wayside.web import clock

__all__ = ["logged", "world"]  # fixtures
AsOwner = Callable[[], AbstractContextManager[None]]
MARK = "Quillfeather-Osgood"
KEEPS_NUMBERS = {
    "public.audit_event",
    "public.governance_erasure",
    "public.governance_erasureentry",
    "public.sharing_delivery",  # the receipt of a disclosure, and that it was deleted
    "public.sharing_oversightentry",
    "support.people_linksearch",
    "support.safeguarding_maraccase",  # of the MARAC, with the receipt that it came by
    "support.support_referral",
}
# What the worlds of the tests make for another person, and is moved to this one
MOVED = (ConsentEntry, Disclosure, Emergency, LegalDemand)
TABLE = re.compile(r"^COPY (\S+) \(.*?\) FROM stdin;\n(.*?)^\\\.$", re.MULTILINE | re.DOTALL)
LEAST_BYTES = 16


@pytest.fixture
def kept(as_owner: AsOwner, request: pytest.FixtureRequest, tmp_path: Path, settings: Any) -> World:
    settings.VAR_FOLDER = tmp_path
    with transaction.atomic():
        made: World = request.getfixturevalue("world")
    return made


class Record:
    """All that is kept about somebody: the rows, and the bytes of what is locked in them."""

    def __init__(self, subjects: set[uuid.UUID]) -> None:
        self.subjects = subjects
        self.rows: list[Model] = [row for model in record_models() for row in self.rows_of(model)]

    def rows_of(self, model: type[Model]) -> Iterator[Model]:
        """The rows of a model that are about this person."""
        if model is Subject:
            yield from Subject._base_manager.filter(id__in=self.subjects)
        elif model._meta.label == "people.LinkCandidate":
            yield from model._base_manager.filter(first__in=self.subjects)
            yield from model._base_manager.filter(second__in=self.subjects)
        else:
            way = f"{way_to_subject(model)}__in"
            yield from model._base_manager.filter(**{way: self.subjects})

    @property
    def numbers(self) -> set[str]:
        """Their keys; a running number of a table is nobody's."""
        return {str(row.pk) for row in self.rows if isinstance(row.pk, uuid.UUID)}

    def mark(self) -> None:
        """Write the mark into each locked field of each row."""
        for row in self.rows:
            fields = [each for each in row._meta.fields if isinstance(each, LockedTextField)]
            for field in fields:
                setattr(row, field.attname, marked(field))
            if fields:
                row.save(update_fields=[each.attname for each in fields])

    def locked(self) -> set[bytes]:
        """The bytes, as they stand in the database, of what is locked or hashed in them; but a
        token that somebody else of the same name has too."""
        found: set[bytes] = set()
        for row in self.rows:
            for field in row._meta.fields:
                if isinstance(field, (LockedTextField, BinaryField)):
                    found.add(stored(row, field.column or field.attname))
        others = SearchToken.objects.exclude(subject__in=self.subjects)
        found -= {bytes(each) for each in others.values_list("token", flat=True)}
        return {each for each in found if len(each) >= LEAST_BYTES}


def marked(field: LockedTextField) -> Any:
    """The mark, as a field holds it."""
    if isinstance(field, LockedJSONField):
        return {"text": MARK}
    return MARK.encode() if isinstance(field, LockedBytesField) else MARK


def stored(row: Model, column: str) -> bytes:
    """A column's bytes."""
    meta = row._meta
    with connection.cursor() as cursor:
        cursor.execute(
            f'SELECT "{column}" FROM {meta.db_table} WHERE {meta.pk.column} = %s', [row.pk]
        )
        return bytes(cursor.fetchone()[0] or b"")


def all_about(world: World) -> tuple[Person, Record]:
    """Everything, with what the worlds made for others made this person's."""
    person = Person.objects.get(id=world.names["person_id"])
    handover = Handover.objects.get(id=world.names["handover_id"])
    for model in MOVED:
        model._base_manager.update(subject=person.subject_id)
    Beginning(
        subject_id=person.subject_id, controller_id=person.controller_id,
        handover=handover, begun_by=person.worker, begun_at=clock.now(),
    ).save(force_insert=True)  # fmt: skip
    merged = Merge.objects.filter(subject=person.subject_id, undone_at=None)
    others = merged.values_list("merged__subject", flat=True)
    return person, Record({person.subject_id, *others})


def come_to_an_end() -> None:
    """Nothing is open any more: what bars an erasure is another test's."""
    for said in (
        "UPDATE support.people_person SET state = 'closed'",
        "UPDATE support.sharing_legaldemand SET state = 'closed', proposed_by_id = received_by_id,"
        " decided_at = received_at, sent_at = received_at, told_at = received_at, decided_by_id ="
        " (SELECT id FROM access_naturalperson WHERE id <> received_by_id LIMIT 1)",
        "UPDATE support.sharing_disclosure SET state = 'closed'",
        "UPDATE support.support_referral SET state = 'completed'",
        "UPDATE support.support_complaint SET kind = 'feedback'",
        "UPDATE public.governance_accessrequest SET state = 'delivered'",
        "UPDATE public.governance_rightrequest SET state = 'withdrawn'",
        "UPDATE support.sharing_legalhold SET lifted_at = put_at, lift_asked_by_person_id ="
        " (SELECT min(id::text)::uuid FROM access_naturalperson), lifted_by_person_id ="
        " (SELECT max(id::text)::uuid FROM access_naturalperson)",
    ):
        with connection.cursor() as cursor:
            cursor.execute(said)


def approved(world: World, person: Person) -> Erasure:
    """As two people left it."""
    now = clock.now()
    leads = world.known
    first, second = list(leads.values())[:2]
    made = Erasure(
        controller_id=person.controller_id,
        record_number=person.subject_id,
        ended_date=date(2010, 1, 1),
        due_date=date(2016, 1, 1),
        state="approved",
        looked_by=first.person,
        looked_at=now,
        decided_by=second.person,
        decided_at=now,
        created_at=now,
        updated_at=now,
    )
    Erasure.objects.all().delete()
    made.save(force_insert=True)
    return made


def lie_about(person: Person) -> None:
    """A mail and a job that name the record, as a careless one would."""
    assert person.worker
    Notice(
        person_id=person.worker.person_id, subject=MARK, body=MARK, about_type="people.Person",
        about_id=person.id, path=f"/people/{person.id}/", created_at=clock.now(),
    ).save(force_insert=True)  # fmt: skip
    app.configure_task("tests.named").defer(person_id=str(person.id), words=MARK)


def tables(dumped: bytes) -> dict[str, str]:
    """The rows of each table of a dump."""
    return dict(TABLE.findall(dumped.decode(errors="replace")))


def test_nothing_of_an_erased_record_is_left_anywhere(
    kept: World, as_owner: AsOwner, logged: StringIO, settings: Any
) -> None:
    with as_owner():
        fill_in_the_rest(kept)
        person, record = all_about(kept)
        record.mark()
        come_to_an_end()
        lie_about(person)
        made = approved(kept, person)
        empty = {type(row)._meta.label for row in record.rows}
        locked = record.locked()
        receipt = Handover.objects.get(id=kept.names["handover_id"]).receipt_id
        for sealed in (
            *HandoverText._base_manager.filter(receipt=receipt),
            *DeliveryContent._base_manager.filter(delivery__in=map(uuid.UUID, record.numbers)),
        ):
            (field,) = [each for each in sealed._meta.fields if isinstance(each, SealedField)]
            locked.add(stored(sealed, field.column or field.attname))
        overseen = list(OversightEntry.objects.filter(record_id__in=record.numbers))
        for entry in overseen:
            entry.note = MARK
            entry.save(update_fields=["note"])
        before = dump()
    without = {m._meta.label for m, _fields in locked_columns() if m in record_models()} - empty
    assert without == set(), "the worlds of the tests hold none of these about this person"
    assert len(record.rows) > 40
    assert overseen
    assert len(locked) > 60
    assert all(each.hex().encode() in before for each in locked)

    erase(str(made.id), str(person.controller_id))

    with as_owner():
        after = dump()
        said = {text for texts in opened().values() for text in texts}
        left = [row for model in record_models() for row in record.rows_of(model)]
    assert left == []
    assert [text for text in said if MARK in text] == []
    assert [each.hex() for each in locked if each.hex().encode() in after] == []
    rest = after + logged.getvalue().encode()
    rest += "".join(f"{each.subject}{each.body}" for each in mail.outbox).encode()
    rest += b"".join(
        path.read_bytes() for path in Path(settings.VAR_FOLDER).rglob("*") if path.is_file()
    )
    assert list(traces_in(rest, [MARK])) == []
    naming = {
        f"{name}: {number}"
        for name, rows in tables(after).items()
        if name not in KEEPS_NUMBERS
        for number in record.numbers
        if number in rows
    }
    assert sorted(naming) == [], naming
    (line,) = ledger.lines(ledger.path())
    assert set(line["records"]) == {str(each) for each in record.subjects}


def test_the_search_finds_a_mark_and_a_number_that_were_left(
    kept: World, as_owner: AsOwner
) -> None:
    with as_owner():
        person, record = all_about(kept)
        record.mark()
        locked = record.locked()
        held = dump()
        said = {text for texts in opened().values() for text in texts}
    assert any(MARK in text for text in said)
    assert all(each.hex().encode() in held for each in locked)
    assert str(person.id) in tables(held)["support.people_person"]
