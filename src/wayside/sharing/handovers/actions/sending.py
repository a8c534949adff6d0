"""Puts something into the one-way inbox. Nothing here looks anything up."""

import json
import uuid
from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import look, record
from wayside.partners import queries as partners
from wayside.partners.models import Agency, Area
from wayside.partners.vocabulary import AgencyKind
from wayside.sharing.handovers import queries, rules
from wayside.sharing.handovers.actions.telling import tell_receivers
from wayside.sharing.handovers.permissions import HAND_OVER
from wayside.sharing.handovers.vocabulary import HandoverKind, Tells
from wayside.sharing.models import Handover, HandoverReceipt, HandoverText
from wayside.vault import holding
from wayside.web.states import NotNow


@transaction.atomic
def hand_over(
    *,
    kind: HandoverKind,
    area: Area,
    content: Mapping[str, object],
    by: Actor,
    now: datetime,
    to_agency: Agency | None = None,
    deadline_at: datetime | None = None,
    receipt_id: UUID | None = None,
    tells: Tells = Tells.ALL,
) -> HandoverReceipt:
    """Hand a concern or a referral over: to one agency, or to the area's safeguarding leads, who
    also receive what is for an agency where nobody signs in to take it up.

    Args:
        content: what is told, as JSON; the words stand under ``text``. It is sealed at once.
        receipt_id: made by the sender's device, so that what is sent twice arrives once.
        tells: what the sender may be told, where whoever it is about had a say in that.

    Raises:
        NotNow: the agency does not work there, or a notice of a release is not from probation.
        NoKeysError: this instance does not know where to hand things over.
    """
    require(by, HAND_OVER, area_id=area.id)
    made = HandoverReceipt(
        id=receipt_id or uuid.uuid4(),
        kind=kind,
        person_id=by.person_id,
        membership_id=by.membership_id,
        agency_id=by.agency_id,
        to_agency=to_agency,
        tells=tells,
        sent_at=now,
    )
    if receipt_id and (before := queries.receipts(of=by).filter(id=receipt_id).first()):
        return before
    _check(kind, to_agency, area, by)
    made.save(force_insert=True)
    _seal(made, 1, content, now)
    to_agency = _reached(to_agency, now=now)
    handover = Handover(
        receipt=made,
        kind=kind,
        area=area,
        to_agency=to_agency,
        sent_at=now,
        deadline_at=deadline_at or rules.due_at(kind, now=now),
    )
    handover.save(force_insert=True)
    record(
        by=by,
        operation=Operation.DISCLOSURE,
        action="sharing.hand_over",
        record_type="sharing.HandoverReceipt",
        record_id=made.id,
        controller_id=by.agency_id,
        recipients=(to_agency.id,) if to_agency else (),
        fields=("kind", "text", "to_agency", "tells"),
        area_id=area.id,
        now=now,
    )
    tell_receivers(handover, by=by, now=now)
    return made


@transaction.atomic
def correct_handover(
    *, receipt: HandoverReceipt, content: Mapping[str, object], by: Actor, now: datetime
) -> None:
    """Correct one's own words: a further version; the first is kept.

    Raises:
        NotNow: somebody else wrote it, or more than 72 hours have gone by.
    """
    require(by, HAND_OVER)
    own = queries.receipts(of=by).select_for_update(of=("self",)).filter(id=receipt.id).first()
    if own is None:
        raise NotNow(_("Only who wrote it can correct it."))
    rules.check_can_correct(sent_at=own.sent_at, now=now)
    own.versions += 1
    own.save(update_fields=["versions"])
    _seal(own, own.versions, content, now)
    record(
        by=by,
        operation=Operation.ALTERATION,
        action="sharing.correct_handover",
        record_type="sharing.HandoverReceipt",
        record_id=own.id,
        controller_id=own.agency_id,
        fields=("text",),
        now=now,
    )


@look
def list_sent(*, by: Actor, now: datetime) -> QuerySet[HandoverReceipt]:
    """What one has handed over, and whether it was received or taken up."""
    require(by, HAND_OVER)
    record(
        by=by,
        operation=Operation.LISTING,
        action="sharing.list_sent",
        record_type="sharing.HandoverReceipt",
        controller_id=by.agency_id,
        now=now,
    )
    return queries.receipts(of=by)


def place(receipt_id: UUID, number: int) -> str:
    """What a sealed text is bound to."""
    return f"sharing.handovertext:{receipt_id}:{number}"


def _check(kind: HandoverKind, to_agency: Agency | None, area: Area, by: Actor) -> None:
    if not rules.may_send(kind, by.role):
        raise NotNow(_("A notice of a release comes from probation’s contact with victims alone."))
    if to_agency is None:
        return
    works = set(to_agency.areas.values_list("id", flat=True)) & set(partners.lineage(area))
    if not works or to_agency.kind == AgencyKind.IMMIGRATION_ENFORCEMENT:
        raise NotNow(_("Nothing can be handed over to this agency here. Choose another."))


def _reached(agency: Agency | None, *, now: datetime) -> Agency | None:
    """The agency, if anybody there receives."""
    return queries.receiving(now=now).filter(id=agency.id).first() if agency else None


def _seal(
    receipt: HandoverReceipt, number: int, content: Mapping[str, object], now: datetime
) -> None:
    plain = json.dumps(dict(content), sort_keys=True, ensure_ascii=False).encode()
    sealed = holding.box(holding.SUPPORT).seal(plain, bound_to=place(receipt.id, number))
    HandoverText(receipt=receipt, number=number, sealed=sealed, written_at=now).save(
        force_insert=True
    )
