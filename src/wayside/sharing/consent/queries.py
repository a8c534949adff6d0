"""The ledger, where the record is open to whoever acts."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from itertools import groupby
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet

from wayside.partners.models import Agency
from wayside.sharing.agreements.vocabulary import Category
from wayside.sharing.consent import rules
from wayside.sharing.consent.vocabulary import ConsentKind
from wayside.sharing.models import ConsentEntry, Subject
from wayside.web.clock import day_of
from wayside.web.statements import compiled


def entries(subject: Subject) -> QuerySet[ConsentEntry]:
    """The lines of one ledger, the first first."""
    return ConsentEntry.objects.filter(subject=subject).select_related("recipient", "controller")


def as_rules_need(entry: ConsentEntry) -> rules.Entry:
    """A line as the rules need it."""
    return rules.Entry(
        id=entry.id,
        kind=ConsentKind(entry.kind),
        at=entry.recorded_at,
        agency_id=entry.recipient_id,
        agency_kind=entry.recipient_kind,
        purpose=entry.purpose,
        categories=frozenset(entry.categories),
        until_date=entry.until_date,
        review_date=entry.review_date,
    )


def standings(
    subject: Subject, *, to: Agency, purpose: str, categories: Iterable[str], now: datetime
) -> dict[str, rules.Standing]:
    """What the ledger comes to now for each kind of information, to one agency for one purpose.
    Every line counts, also one that a machine whose clock is ahead has written."""
    ledger = [as_rules_need(each) for each in entries(subject)]
    at = max((now, *(each.at for each in ledger)))
    return {
        category: rules.standing(ledger, rules.Question(to.id, to.kind, purpose, category), at=at)
        for category in categories
    }


def to_ask_again(subjects: Sequence[UUID], *, now: datetime) -> dict[UUID, date]:
    """Those of these records on which it is time to ask again about something that still counts,
    each with the first such day."""
    lines = _with_reviews(list(subjects), day_of(now))
    ledgers = groupby(lines, lambda each: each.subject_id)
    found = {subject: _first_review(ledger, now=now) for subject, ledger in ledgers}
    return {subject: day for subject, day in found.items() if day is not None}


@compiled
def _with_reviews(subjects: list[UUID], today: date) -> QuerySet[ConsentEntry]:
    due = ConsentEntry.objects.filter(
        subject__in=subjects, kind=ConsentKind.GIVEN, review_date__lte=today
    )
    lines = ConsentEntry.objects.filter(subject__in=due.values("subject"))
    return lines.select_related("recipient").order_by("subject_id", "recorded_at", "id")


def _first_review(ledger: Iterable[ConsentEntry], *, now: datetime) -> date | None:
    held = rules.still_said(map(as_rules_need, ledger), Category.values, at=now)
    days = [entry.review_date for entry, _left, is_due in held if is_due and entry.review_date]
    return min(days, default=None)


def hold_still(subject_id: UUID) -> None:
    """Let nobody else change this ledger, or disclose by it, until the transaction under way is
    over: a disclosure and a withdrawal of one moment come one after the other."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [str(subject_id)])
