"""Writing to the outbox, and what its jobs do with it."""

from collections.abc import Callable, Collection, Iterable
from datetime import datetime, timedelta
from email.utils import parseaddr
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import models, transaction
from django.utils.module_loading import import_string
from procrastinate.contrib.django import app

from wayside.audit.vocabulary import Operation
from wayside.audit.writer import Acting, record
from wayside.notices import rules
from wayside.notices.models import Notice
from wayside.notices.vocabulary import NoticeState


@transaction.atomic
def send(
    *,
    subject: str,
    body: str,
    about: models.Model,
    by: Acting,
    now: datetime,
    to_person: UUID | None = None,
    to_address: str = "",
    path: str = "",
    key: str = "",
) -> Notice:
    """Put a message in the outbox, in the transaction under way: it leaves if that commits.

    Args:
        subject: one line; anything that breaks it is made a space.
        body: plain words. It never says anything about the people supported.
        about: the record it tells of.
        to_person: a natural person's id; mailed to that person's open account, if there is one.
        to_address: an address, for who has no account. One of the two is given.
        path: the page where it goes on, such as ``/my-invitations/``.
        key: what it is sent once for; a second one with the key gives the first.

    Raises:
        ValueError: neither a person nor an address is given, or both.
    """
    if (to_person is None) == (not to_address):
        raise ValueError("A notice goes to a person or to an address.")
    if key and (there := Notice.objects.filter(key=key).first()):
        return there
    made = Notice.objects.create(
        key=key,
        person_id=to_person,
        address=to_address,
        subject=" ".join(subject.split())[:200],
        body=body,
        path=path,
        about_type=about._meta.label,
        about_id=about.pk,
        created_at=now,
    )
    _in_line(made)
    fields = ("person_id", "subject", "body")
    _tell(made, "notices.send", Operation.COLLECTION, by=by, now=now, fields=fields)
    return made


def send_each(
    *,
    to: Iterable[UUID],
    subject: str,
    body: str,
    about: models.Model,
    key: str,
    by: Acting,
    now: datetime,
    path: str = "",
) -> None:
    """Put the same message in the outbox for several people, once for each of them and the key."""
    for person_id in sorted(set(to)):
        send(
            subject=subject,
            body=body,
            about=about,
            to_person=person_id,
            path=path,
            key=f"{key}:{person_id}",
            by=by,
            now=now,
        )


@transaction.atomic
def deliver(*, notice_id: UUID, by: Acting, now: datetime) -> bool:
    """Mail a notice, once however often this is asked: whoever comes second finds it sent.

    Without an open account the notice stays on the person's own page and no mail leaves. Whether
    this call sent it is told.
    """
    notice = Notice.objects.select_for_update().filter(id=notice_id).first()
    if notice is None or not rules.NOTICE.can(notice.state, "deliver"):
        return False
    address = notice.address or _address_of(notice)
    if not address:
        _move(notice, "drop", "notices.deliver", by, now)
        return False
    notice.sent_at = now
    _move(notice, "deliver", "notices.deliver", by, now)
    _mail(notice, address)  # last: what could not be recorded does not leave
    return True


@transaction.atomic
def give_up(*, notice_id: UUID, by: Acting, now: datetime) -> None:
    """Note that a notice could not be delivered; the failed job raises the alarm."""
    notice = Notice.objects.select_for_update().get(id=notice_id)
    if rules.NOTICE.can(notice.state, "give_up"):
        _move(notice, "give_up", "notices.give_up", by, now)


@transaction.atomic
def stop(*, about: Collection[UUID], by: Acting, now: datetime) -> int:
    """Keep what waits or failed and tells of one of these records from leaving by mail: it stays on
    the page of whom it was written to. How many."""
    waiting = Notice.objects.select_for_update().filter(
        about_id__in=about, state__in=(NoticeState.WAITING, NoticeState.FAILED)
    )
    count = waiting.update(state=NoticeState.NOWHERE)
    if count:
        record(
            by=by,
            operation=Operation.ALTERATION,
            action="notices.stop",
            now=now,
            record_type="notices.Notice",
            fields=("state",),
            count=count,
        )
    return count


@transaction.atomic
def resend(*, by: Acting, now: datetime) -> int:
    """Put every failed notice in line again; whoever calls has asked who may."""
    failed = list(Notice.objects.select_for_update().filter(state=NoticeState.FAILED))
    for notice in failed:
        notice.state = rules.NOTICE.check_can(notice.state, "resend").target
        notice.save(update_fields=["state"])
        _in_line(notice)
    record(
        by=by,
        operation=Operation.ADMINISTRATION,
        action="notices.resend",
        now=now,
        record_type="notices.Notice",
        fields=("state",),
        count=len(failed),
    )
    return len(failed)


@transaction.atomic
def purge(*, by: Acting, now: datetime) -> int:
    """Remove what is older than the setting says, delivered or not."""
    before = now - timedelta(days=settings.NOTICES_KEPT_DAYS)
    count, _each = Notice.objects.filter(created_at__lt=before).delete()
    if count:
        record(
            by=by,
            operation=Operation.ERASURE,
            action="notices.purge",
            now=now,
            record_type="notices.Notice",
            count=count,
        )
    return count


def _in_line(notice: Notice) -> None:
    app.configure_task("notices.deliver", queue="mail").defer(notice_id=str(notice.id))


def _address_of(notice: Notice) -> str:
    """A person's address as an upper room knows it: the settings say which function to ask."""
    ask: Callable[[UUID | None], str] = import_string(settings.NOTICES_ADDRESS_OF)
    return ask(notice.person_id)


def _move(notice: Notice, verb: str, action: str, by: Acting, now: datetime) -> None:
    notice.state = rules.NOTICE.check_can(notice.state, verb).target
    notice.save(update_fields=["state", "sent_at"])
    operation = Operation.DISCLOSURE if verb == "deliver" else Operation.ALTERATION
    _tell(notice, action, operation, by=by, now=now, fields=("state", "sent_at"))


def _mail(notice: Notice, address: str) -> None:
    """A fixed Message-ID: should a server get it twice, it can tell."""
    page = f"\n\n{settings.NOTICES_ORIGIN}{notice.path}" if notice.path else ""
    host = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2]
    EmailMessage(
        subject=notice.subject,
        body=f"{notice.body}{page}\n",
        to=[address],
        headers={"Message-ID": f"<{notice.id}@{host}>"},
    ).send()


def _tell(
    notice: Notice,
    action: str,
    operation: Operation,
    *,
    by: Acting,
    now: datetime,
    fields: tuple[str, ...],
) -> None:
    record(
        by=by,
        operation=operation,
        action=action,
        now=now,
        record_type="notices.Notice",
        record_id=notice.id,
        fields=fields,
    )
