"""Puts in what somebody outside asks for: by the public form, by telephone, from the field. It goes
one way, as a handover; nothing here looks anything up. Who may be under 18 is a child: the
safeguarding leads of the area are handed that in the same transaction, whoever else is asked."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from uuid import UUID, uuid5

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.directory.models import Service
from wayside.partners import queries as partners
from wayside.partners.models import Agency, Area
from wayside.partners.vocabulary import AgencyKind
from wayside.sharing.handovers import actions as handovers
from wayside.sharing.handovers.permissions import HAND_OVER
from wayside.sharing.handovers.vocabulary import HandoverKind, Tells
from wayside.sharing.models import HandoverReceipt
from wayside.support.referrals.vocabulary import Way
from wayside.web.states import NotNow


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody asks for: where, of which service if any, in which words; how to answer
    safely, and the rest as it was asked, each answer under its question."""

    area: Area
    text: str
    way: Way
    form_id: UUID
    service: Service | None = None
    words_to_leave: str = ""
    called: str = ""
    reach: str = ""
    hours: str = ""
    maybe_child: bool = False
    more: Mapping[str, str] = field(default_factory=dict)


@transaction.atomic
def ask_for_help(
    *, wanted: Wanted, by: Actor, now: datetime, tells: Tells = Tells.ALL
) -> HandoverReceipt | None:
    """Hand it over to the service's agency, or to the safeguarding leads of the area. What is sent
    twice arrives once, and the second time is told apart from the first by nobody."""
    require(by, HAND_OVER, area_id=wanted.area.id)
    try:
        with transaction.atomic():
            return _handed(wanted, _agency_of(wanted), tells, by=by, now=now)
    except IntegrityError:
        return None


@transaction.atomic
def write_down_call(*, wanted: Wanted, by: Actor, now: datetime) -> HandoverReceipt | None:
    """Write down what somebody asked for by telephone, for one's own agency's queue."""
    require(by, HAND_OVER, area_id=wanted.area.id)
    own = Agency.objects.get(id=by.controller_id)
    return _handed(wanted, own, Tells.ALL, by=by, now=now)


@transaction.atomic
def refer_from_outside(
    *, wanted: Wanted, agreed: bool, may_tell: bool, by: Actor, now: datetime
) -> HandoverReceipt | None:
    """Refer somebody who agrees, without any way to read it back. Who refers learns at most
    whether it was taken up, and that only if she agreed.

    Raises:
        NotNow: she did not agree.
    """
    if not agreed:
        raise NotNow(_("Without agreement nothing is passed on. A danger is handed over instead."))
    said = {str(_("Agreed that this is passed on")): _("yes, said to whoever refers")}
    told = replace(wanted, more={**wanted.more, **said})
    tells = Tells.TAKEN_UP if may_tell else Tells.NOTHING
    return ask_for_help(wanted=told, by=by, now=now, tells=tells)


def _handed(
    wanted: Wanted, to_agency: Agency | None, tells: Tells, *, by: Actor, now: datetime
) -> HandoverReceipt:
    """Hand it over as a referral; and, for a child, to the area's leads as what it is."""
    content = _content(wanted)
    made = handovers.hand_over(
        kind=HandoverKind.REFERRAL,
        area=wanted.area,
        to_agency=to_agency,
        content=content,
        tells=tells,
        receipt_id=wanted.form_id,
        by=by,
        now=now,
    )
    if wanted.maybe_child:
        handovers.hand_over(
            kind=HandoverKind.CHILD_CONCERN,
            area=wanted.area,
            content=content,
            tells=tells,
            receipt_id=uuid5(wanted.form_id, HandoverKind.CHILD_CONCERN),
            by=by,
            now=now,
        )
    return made


def _agency_of(wanted: Wanted) -> Agency | None:
    """The service's agency, where it works there; else the leads decide who can help."""
    agency = wanted.service.organization.agency if wanted.service else None
    if agency is None or agency.kind == AgencyKind.IMMIGRATION_ENFORCEMENT:
        return None
    there = agency.areas.filter(id__in=partners.lineage(wanted.area))
    return agency if there.exists() else None


def _content(wanted: Wanted) -> dict[str, object]:
    asked = {
        "way": wanted.way.value,
        "words_to_leave": wanted.words_to_leave,
        "called": wanted.called,
        "maybe_child": wanted.maybe_child,
        "reach": wanted.reach,
        "hours": wanted.hours,
        "service_id": str(wanted.service.id) if wanted.service else "",
    }
    service = {str(_("Service asked for")): wanted.service.name} if wanted.service else {}
    more = {name: value for name, value in wanted.more.items() if value}
    said = _("yes, or may be: the safeguarding leads of the area were handed this as well")
    child = {str(_("Under 18")): said} if wanted.maybe_child else {}
    return {"text": wanted.text, **child, **service, **more, "referral": asked}
