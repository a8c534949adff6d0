"""Attaches files to a record, opens and removes them."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import look, record
from wayside.files.taking import take
from wayside.people.actions import check_open
from wayside.people.models import Person
from wayside.support.attachments import queries
from wayside.support.attachments.permissions import KEEP_FILES
from wayside.support.models import Attachment


@transaction.atomic
def attach(
    *,
    person: Person,
    content: bytes,
    given_name: str,
    about: str,
    form_id: UUID,
    by: Actor,
    now: datetime,
) -> Attachment:
    """Keep a file with a record, once a scanner found it clean. Sent twice, the form of one id
    keeps one.

    Raises:
        NotOpenError: the record is not open to whoever attaches.
        NotNow: it is too large, of no kind that is taken, not clean, or nothing here can scan it.
    """
    require(by, KEEP_FILES)
    check_open(person.subject_id)
    if there := queries.attachment(form_id, person.subject):
        return there
    taken = take(content, given_name=given_name)
    made = Attachment(
        id=form_id,
        subject=person.subject,
        controller_id=person.controller_id,
        added_by_id=by.member_id,
        added_at=now,
        kind=taken.kind,
        size=taken.size,
        name=taken.name,
        about=about.strip(),
        content=content,
    )
    made.save(force_insert=True)
    _note(
        made, "support.attach", Operation.COLLECTION, by, now, fields=("name", "about", "content")
    )
    return made


@look
def list_attachments(*, person: Person, by: Actor, now: datetime) -> Sequence[Attachment]:
    """Which files a record has.

    Raises:
        NotOpenError: the record is not open to whoever asks.
    """
    require(by, KEEP_FILES)
    check_open(person.subject_id)
    found = list(queries.attachments_of(person.subject))
    record(
        by=by,
        operation=Operation.LISTING,
        action="support.list_attachments",
        record_type="support.Attachment",
        record_id=person.id,
        controller_id=person.controller_id,
        count=len(found),
        now=now,
    )
    return found


@look
def open_attachment(*, attachment: Attachment, by: Actor, now: datetime) -> bytes:
    """The content of a file.

    Raises:
        NotOpenError: the record is not open to whoever asks.
        VaultError: the key is not here, or the bytes were changed.
    """
    require(by, KEEP_FILES)
    check_open(attachment.subject_id)
    _note(
        attachment, "support.open_attachment", Operation.CONSULTATION, by, now, fields=("content",)
    )
    content: bytes = attachment.content
    return content


@transaction.atomic
def remove_attachment(*, attachment: Attachment, by: Actor, now: datetime) -> None:
    """Remove a file: nothing stays of it but that it was removed.

    Raises:
        NotOpenError: the record is not open to whoever removes it.
    """
    require(by, KEEP_FILES)
    check_open(attachment.subject_id)
    _note(attachment, "support.remove_attachment", Operation.ERASURE, by, now, fields=("content",))
    attachment.delete()


def _note(
    about: Attachment,
    action: str,
    operation: Operation,
    by: Actor,
    now: datetime,
    *,
    fields: tuple[str, ...],
) -> None:
    record(
        by=by,
        operation=operation,
        action=action,
        record_type="support.Attachment",
        record_id=about.id,
        controller_id=about.controller_id,
        fields=fields,
        now=now,
    )
