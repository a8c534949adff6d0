"""The ledger, where the record is open to whoever acts."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet

from wayside.partners.models import Agency
from wayside.sharing.consent import rules
from wayside.sharing.consent.vocabulary import ConsentKind
from wayside.sharing.models import ConsentEntry, Subject


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


def hold_still(subject_id: UUID) -> None:
    """Let nobody else change this ledger, or disclose by it, until the transaction under way is
    over: a disclosure and a withdrawal of one moment come one after the other."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [str(subject_id)])
