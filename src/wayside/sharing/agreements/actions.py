"""One person proposes an agreement or its change, a second confirms it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import look, record
from wayside.files.taking import take
from wayside.partners import queries as partners
from wayside.partners.models import Agency
from wayside.sharing.agreements import rules
from wayside.sharing.agreements.permissions import (
    CONFIRM_AGREEMENTS,
    PROPOSE_AGREEMENTS,
    VIEW_AGREEMENTS,
)
from wayside.sharing.agreements.queries import versions
from wayside.sharing.agreements.vocabulary import AgreementState
from wayside.sharing.models import Agreement, AgreementDocument, AgreementVersion
from wayside.sharing.models.agreement_documents import NEUTRAL
from wayside.vault import holding
from wayside.web.states import NotNow

TERMS = ("title", "purposes", "categories", "parties", "from_date", "until_date", "document")
DECISION = ("state", "decided_by", "decided_at")


@dataclass(frozen=True, slots=True)
class Terms:
    """What an agreement is to say."""

    title: str
    purposes: Collection[str]
    categories: Collection[str]
    parties: Collection[Agency]
    from_date: date
    until_date: date | None
    document: str = ""


@transaction.atomic
def propose_agreement(*, terms: Terms, by: Actor, now: datetime) -> AgreementVersion:
    """Propose an agreement; it says nothing until a second person confirms it."""
    require(by, PROPOSE_AGREEMENTS)
    person_id = _check(terms, by)
    made = _write(Agreement.objects.create(created_at=now), 1, terms, person_id, now)
    _note(made, "sharing.propose_agreement", by, now, fields=TERMS)
    return made


@transaction.atomic
def propose_change(
    *, of: AgreementVersion, terms: Terms, by: Actor, now: datetime
) -> AgreementVersion:
    """Propose what an agreement is to say instead; until confirmed, the former holds.

    Raises:
        NotNow: another change waits, or the version shown is no longer the one in force.
    """
    require(by, PROPOSE_AGREEMENTS)
    former = _locked(of, by)
    if former.state != AgreementState.CONFIRMED:
        raise NotNow(_("This version is no longer in force. Open the agreement again."))
    person_id = _check(terms, by)
    last = AgreementVersion.objects.filter(agreement=former.agreement_id).order_by("-number")[0]
    try:
        with transaction.atomic():
            made = _write(former.agreement, last.number + 1, terms, person_id, now)
    except IntegrityError as met:
        raise NotNow(_("A change of this agreement waits already. Decide it first.")) from met
    _note(made, "sharing.propose_change", by, now, fields=TERMS)
    return made


@transaction.atomic
def confirm_agreement(*, version: AgreementVersion, by: Actor, now: datetime) -> None:
    """Confirm, as the second person; a version that held until now is replaced."""
    locked = _decidable(version, "confirm", by)
    former = AgreementVersion.objects.select_for_update().filter(
        agreement=locked.agreement_id, state=AgreementState.CONFIRMED
    )
    for each in former:
        each.state = rules.AGREEMENT.check_can(each.state, "replace").target
        each.ended_at = now
        each.save(update_fields=["state", "ended_at"])
    _decide(locked, "confirm", "sharing.confirm_agreement", by, now)


@transaction.atomic
def decline_agreement(*, version: AgreementVersion, note: str, by: Actor, now: datetime) -> None:
    """Decline, as the second person, saying why."""
    locked = _decidable(version, "decline", by)
    locked.note = note.strip()
    _decide(locked, "decline", "sharing.decline_agreement", by, now)


@transaction.atomic
def withdraw_agreement(*, version: AgreementVersion, by: Actor, now: datetime) -> None:
    """Take one's own proposal back."""
    require(by, PROPOSE_AGREEMENTS)
    locked = _locked(version, by)
    rules.AGREEMENT.check_can(locked.state, "withdraw")
    rules.check_proposer(proposed_by=locked.proposed_by_id, person_id=by.person_id)
    _decide(locked, "withdraw", "sharing.withdraw_agreement", by, now)


@transaction.atomic
def end_agreement(*, version: AgreementVersion, note: str, by: Actor, now: datetime) -> None:
    """End an agreement at once: sharing less needs one person only."""
    require(by, PROPOSE_AGREEMENTS)
    locked = _locked(version, by)
    locked.state = rules.AGREEMENT.check_can(locked.state, "end").target
    locked.note, locked.ended_at = note.strip(), now
    locked.save(update_fields=["state", "note", "ended_at"])
    _note(locked, "sharing.end_agreement", by, now, fields=("state", "ended_at"))


@transaction.atomic
def attach_document(
    *,
    version: AgreementVersion,
    content: bytes,
    given_name: str,
    form_id: UUID,
    by: Actor,
    now: datetime,
) -> AgreementDocument:
    """Keep a document with the version that it is of, once a scanner found it clean. Sent twice,
    the form of one id keeps one.

    Raises:
        NotNow: the version is over, or the file is too large, of no kind that is taken, not clean,
            or nothing here can scan or lock it.
    """
    require(by, PROPOSE_AGREEMENTS)
    held = _locked(version, by)
    person_id = _person(by)
    if there := AgreementDocument.objects.filter(id=form_id, version=held).first():
        return there
    if held.state not in rules.TAKES_DOCUMENTS:
        raise NotNow(_("This version is over. Open the agreement again."))
    if not holding.holds(NEUTRAL):
        raise NotNow(_("Documents cannot be locked here. Ask whoever runs Wayside for the keys."))
    taken = take(content, given_name=given_name)
    made = AgreementDocument(
        id=form_id,
        version=held,
        added_by_id=person_id,
        added_at=now,
        kind=taken.kind,
        size=taken.size,
        name=taken.name,
        content=content,
    )
    made.save(force_insert=True)
    _tell(made, "sharing.attach_document", Operation.COLLECTION, by, now)
    return made


@look
def open_document(*, document: AgreementDocument, by: Actor, now: datetime) -> bytes:
    """The content of a document, for whoever may read the agreement.

    Raises:
        NotNow: the agreement is of agencies outside the areas of whoever asks.
        VaultError: the key is not here, or the bytes were changed.
    """
    require(by, VIEW_AGREEMENTS)
    if not versions(visible_to=by).filter(id=document.version_id).exists():
        raise NotNow(_("This agreement is of agencies outside your areas."))
    _tell(document, "sharing.open_document", Operation.CONSULTATION, by, now)
    content: bytes = document.content
    return content


def _check(terms: Terms, by: Actor) -> UUID:
    """Who proposes, once the terms are such as can be agreed."""
    person_id = _person(by)
    parties = {each.id for each in terms.parties}
    rules.check_terms(
        parties=parties,
        purposes=terms.purposes,
        categories=terms.categories,
        from_date=terms.from_date,
        until_date=terms.until_date,
    )
    if partners.agencies(visible_to=by).filter(id__in=parties).count() < len(parties):
        raise NotNow(_("Choose agencies that work in your areas."))
    return person_id


def _person(by: Actor) -> UUID:
    if by.person_id is None:
        raise NotNow(_("A person must propose this, not a service."))
    return by.person_id


def _write(
    agreement: Agreement, number: int, terms: Terms, person_id: UUID, now: datetime
) -> AgreementVersion:
    made = AgreementVersion.objects.create(
        agreement=agreement,
        number=number,
        title=terms.title.strip(),
        purposes=sorted(set(terms.purposes)),
        categories=sorted(set(terms.categories)),
        from_date=terms.from_date,
        until_date=terms.until_date,
        document=terms.document.strip(),
        proposed_by_id=person_id,
        proposed_at=now,
    )
    made.parties.set(terms.parties)
    return made


def _locked(version: AgreementVersion, by: Actor) -> AgreementVersion:
    found = versions(visible_to=by).filter(id=version.id).select_for_update(of=("self",)).first()
    if found is None:
        raise NotNow(_("This agreement is of agencies outside your areas."))
    return found


def _decidable(version: AgreementVersion, verb: str, by: Actor) -> AgreementVersion:
    require(by, CONFIRM_AGREEMENTS)
    locked = _locked(version, by)
    rules.AGREEMENT.check_can(locked.state, verb)
    rules.check_second_person(proposed_by=locked.proposed_by_id, decided_by=by.person_id)
    return locked


def _decide(version: AgreementVersion, verb: str, action: str, by: Actor, now: datetime) -> None:
    version.state = rules.AGREEMENT.check_can(version.state, verb).target
    version.decided_by_id, version.decided_at = by.person_id, now
    version.save(update_fields=["state", "decided_by", "decided_at", "note"])
    _note(version, action, by, now, fields=DECISION)


def _note(
    version: AgreementVersion,
    action: str,
    by: Actor,
    now: datetime,
    *,
    fields: tuple[str, ...],
) -> None:
    record(
        by=by,
        operation=Operation.ADMINISTRATION,
        action=action,
        record_type="sharing.AgreementVersion",
        record_id=version.id,
        controller_id=by.agency_id,
        fields=fields,
        now=now,
    )


def _tell(
    document: AgreementDocument, action: str, operation: Operation, by: Actor, now: datetime
) -> None:
    record(
        by=by,
        operation=operation,
        action=action,
        record_type="sharing.AgreementDocument",
        record_id=document.id,
        controller_id=by.agency_id,
        fields=("name", "content"),
        now=now,
    )
