"""A referral from a record leaves as a disclosure to the MARAC's coordinator, and is over at the
MARAC with it, as long as nothing was heard there."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import connection, transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from wayside.access.actor import Actor
from wayside.access.vocabulary import Role
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import record
from wayside.notices.actions import send_each
from wayside.people.models import Person
from wayside.safeguarding.dash.vocabulary import Criterion
from wayside.safeguarding.marac import queries, rules
from wayside.safeguarding.marac.vocabulary import Told
from wayside.safeguarding.models import MaracCase
from wayside.sharing.agreements.vocabulary import Purpose
from wayside.sharing.consent import queries as ledger
from wayside.sharing.consent.actions import Said, give_consent
from wayside.sharing.consent.vocabulary import HowGiven
from wayside.sharing.disclosures import actions as disclosures
from wayside.sharing.disclosures.vocabulary import Basis
from wayside.sharing.models import Disclosure
from wayside.web.clock import day_of

SHARED_FOR = timedelta(days=365)
ASKED_AGAIN = timedelta(days=180)


@dataclass(frozen=True, slots=True)
class Sharing:
    """How it goes: at once, where nobody can wait for a second person; and how the victim agreed,
    where the ledger of consent does not say so yet."""

    is_urgent: bool = False
    how: str = HowGiven.SPOKEN
    capacity_considered: bool = False
    capacity_note: str = ""


def share(
    made: MaracCase, person: Person, sharing: Sharing, *, by: Actor, now: datetime
) -> Disclosure | None:
    """Disclose a referral to the coordinator; nothing is saved of the referral. Within the agency
    that keeps the record nothing leaves: there is none.

    Raises:
        NotNow: there is no consent, or what a disclosure without it needs is missing.
    """
    if made.controller_id == person.controller_id:
        return None
    asked = disclosures.Request(
        recipient=made.marac.controller,
        role=Role.MARAC_COORDINATOR,
        purpose=Purpose.SAFETY,
        categories=rules.shared_kinds(children=made.children),
        basis=Basis(made.basis),
        until_at=now + SHARED_FOR,
        necessity=made.necessity,
        proportionality=made.proportionality,
        emergency=sharing.is_urgent and made.basis != Basis.CONSENT,
        for_referral=True,
    )
    if made.basis == Basis.CONSENT:
        _note_consent(asked, made, person, sharing, by=by, now=now)
    held = disclosures.disclose(
        subject=person.subject, snapshot={"text": words_of(made)}, asked=asked, by=by, now=now
    )
    made.delivery_id = held.id
    return held


def words_of(made: MaracCase) -> str:
    """What a referral tells, as whoever looks at it as second person reads it."""
    return "\n\n".join(f"{label}: {words}" for label, words in _lines(made) if words)


@transaction.atomic
def take_back(*, held: Disclosure, by: Actor, now: datetime) -> None:
    """The disclosure that a referral came with is over: what the MARAC did not begin to hear is
    taken off, and its coordinators are told so."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM support.take_back_marac_cases(%s)", [held.id])
        gone = list(cursor.fetchall())
    for case_id, agency_id in gone:
        record(
            by=by,
            operation=Operation.ALTERATION,
            action="safeguarding.take_back_case",
            record_type=MaracCase._meta.label,
            record_id=case_id,
            controller_id=agency_id,
            fields=("state",),
            now=now,
        )
        _tell(case_id, agency_id, by, now)


def _note_consent(
    asked: disclosures.Request,
    made: MaracCase,
    person: Person,
    sharing: Sharing,
    *,
    by: Actor,
    now: datetime,
) -> None:
    """Write into the ledger that they agree, where it does not say so."""
    given = ledger.standings(
        person.subject,
        to=asked.recipient,
        purpose=asked.purpose,
        categories=asked.categories,
        now=now,
    )
    if all(each.is_given for each in given.values()):
        return
    give_consent(
        subject=person.subject,
        said=Said(
            to=asked.recipient,
            purpose=asked.purpose,
            categories=asked.categories,
            how=sharing.how,
            words=made.told_words,
        ),
        capacity_considered=sharing.capacity_considered and bool(sharing.capacity_note.strip()),
        capacity_note=sharing.capacity_note,
        review_date=day_of(now + ASKED_AGAIN),
        until_date=None,
        by=by,
        now=now,
    )


def _lines(made: MaracCase) -> Iterator[tuple[object, object]]:
    harmers = made.harmers if isinstance(made.harmers, list) else []
    yield (
        _("Referral to the MARAC of"),
        " ".join(filter(None, (made.victim_name, made.victim_born))),
    )
    yield _("Who harms"), "; ".join(" ".join(filter(None, each)) for each in harmers)
    yield _("Criteria"), ", ".join(str(Criterion(each).label) for each in made.criteria)
    yield _("Reasons of judgement"), made.reasons
    yield _("What happened"), made.account
    yield _("What they want"), made.wants
    yield _("What they were told"), f"{Told(made.told).label}. {made.told_words}".strip()
    yield _("Children in the household"), made.children
    yield _("IDVA"), made.idva


def _tell(case_id: UUID, agency_id: UUID, by: Actor, now: datetime) -> None:
    people = queries.coordinators(agency_id, now=now).values_list("person_id", flat=True)
    send_each(
        to=people,
        subject=_("A referral to the MARAC is not shared any more"),
        body=_("It is taken off. Look at the agenda: this message says nothing of it."),
        about=MaracCase(id=case_id),
        path=reverse("safeguarding:marac"),
        key=f"marac:{case_id}:taken_back",
        by=by,
        now=now,
    )
