"""Refers somebody to a MARAC from their record, or writes down a referral from elsewhere."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import look, record, told
from wayside.notices.actions import send_each
from wayside.partners.models import Agency
from wayside.partners.vocabulary import AgencyKind
from wayside.people.actions import check_open
from wayside.people.models import Person
from wayside.safeguarding.dash.actions import answer_rise
from wayside.safeguarding.dash.queries import last_rise_of
from wayside.safeguarding.dash.rules import RISE
from wayside.safeguarding.marac import queries, rules, tokens
from wayside.safeguarding.marac.actions.sharing import Sharing, share
from wayside.safeguarding.marac.permissions import REFER_MARAC, RUN_MARAC
from wayside.safeguarding.marac.vocabulary import CaseState, Noted
from wayside.safeguarding.models import Marac, MaracCase
from wayside.sharing.consent.queries import hold_still
from wayside.sharing.disclosures.vocabulary import DisclosureState

FIELDS = (
    "victim_name",
    "harmers",
    "criteria",
    "account",
    "wants",
    "told",
    "told_words",
    "basis",
    "necessity",
    "proportionality",
)


@dataclass(frozen=True, slots=True)
class From:
    """Who refers from elsewhere: an agency of the partnership, or one that is only named."""

    agency_id: UUID | None = None
    outside: str = ""
    is_police: bool = False


@dataclass(frozen=True, slots=True)
class Case:
    """What a referral says."""

    victim_name: str
    harmers: Sequence[Sequence[str]]
    criteria: Sequence[str]
    account: str
    told: str
    basis: str
    told_words: str = ""
    victim_born: str = ""
    wants: str = ""
    reasons: str = ""
    necessity: str = ""
    proportionality: str = ""
    instrument: str = ""
    score: int | None = None
    idva: str = ""
    children: int = 0
    minoritised: str = Noted.UNKNOWN
    lgbt: str = Noted.UNKNOWN
    disabled: str = Noted.UNKNOWN
    male: str = Noted.UNKNOWN
    victim_16_17: str = Noted.UNKNOWN
    harmer_under_18: str = Noted.UNKNOWN


@look
def open_referrals(*, person: Person, by: Actor, now: datetime) -> tuple[MaracCase, ...]:
    """Open what was referred of somebody.

    Raises:
        NotOpenError: the record is not open to whoever asks.
    """
    require(by, REFER_MARAC)
    check_open(person.subject_id)
    told(person, "safeguarding.open_marac_referral", Operation.CONSULTATION, by, now)
    return tuple(queries.referrals_of(person))


@transaction.atomic
def refer_to_marac(
    *,
    person: Person,
    marac: Marac,
    case: Case,
    form_id: UUID,
    by: Actor,
    now: datetime,
    sharing: Sharing | None = None,
) -> MaracCase:
    """Refer somebody from their record; the form of one id refers once. It goes to the agency that
    runs the MARAC as a disclosure: with consent at once, without it once a second person approved,
    in an emergency at once until one has to have confirmed it.

    Raises:
        NotOpenError: the record is not open to whoever refers.
        NotNow: no criterion is met, there is no consent, or the basis is not written down.
    """
    require(by, REFER_MARAC)
    check_open(person.subject_id)
    hold_still(person.subject_id)
    there = MaracCase.objects.filter(id=form_id, subject=person.subject_id).first()
    if there is not None:
        return there
    made = _new(marac, case, form_id, now)
    made.subject_id = person.subject_id
    made.from_agency_id, made.referred_by_id = by.controller_id, by.member_id
    made.is_police = _is_police(by.controller_id)
    shared = share(made, person, sharing or Sharing(), by=by, now=now)
    _keep(made, case, "safeguarding.refer_to_marac", by, now)
    _answer_rise(person, by, now)
    if shared is None or shared.state != DisclosureState.WAITING:
        _tell_coordinators(made, by, now)
    return made


def _answer_rise(person: Person, by: Actor, now: datetime) -> None:
    """What the risk that rose asked for is done."""
    rise = last_rise_of(person)
    if rise is not None and RISE.can(rise.state, "refer"):
        rise = answer_rise(rise=rise, verb="refer", expected_version=rise.version, by=by, now=now)
    if rise is not None and RISE.can(rise.state, "send"):
        answer_rise(rise=rise, verb="send", expected_version=rise.version, by=by, now=now)


def _tell_coordinators(made: MaracCase, by: Actor, now: datetime) -> None:
    people = queries.coordinators(made.controller_id, now=now).values_list("person_id", flat=True)
    send_each(
        to=people,
        subject=_("A referral to the MARAC"),
        body=_("Open it in Wayside: this message says nothing of it."),
        about=made,
        path=reverse("safeguarding:marac_case", args=[made.id]),
        key=f"marac:{made.id}:referred",
        by=by,
        now=now,
    )


@transaction.atomic
def receive_referral(
    *, marac: Marac, case: Case, source: From, form_id: UUID, by: Actor, now: datetime
) -> MaracCase:
    """Write down a referral of an agency that has no record here, as the coordinator.

    Raises:
        NotNow: no criterion is met, or the basis is not written down.
    """
    require(by, RUN_MARAC)
    there = queries.case(form_id)
    if there is not None:
        return there
    made = _new(marac, case, form_id, now)
    made.from_agency_id, made.from_outside = source.agency_id, source.outside
    made.is_police = source.is_police or (
        source.agency_id is not None and _is_police(source.agency_id)
    )
    made.referred_by_id = by.member_id
    _keep(made, case, "safeguarding.receive_referral", by, now)
    return made


def _new(marac: Marac, case: Case, form_id: UUID, now: datetime) -> MaracCase:
    rules.check_referral(case.criteria, case.reasons, case.harmers)
    rules.check_basis(case.told, case.told_words, case.basis, case.necessity, case.proportionality)
    return MaracCase(
        id=form_id,
        controller_id=marac.controller_id,
        marac_id=marac.id,
        state=CaseState.REFERRED,
        received_at=now,
        created_at=now,
        updated_at=now,
        **asdict(case),
    )


def _keep(made: MaracCase, case: Case, action: str, by: Actor, now: datetime) -> None:
    made.save(force_insert=True)
    victim = (case.victim_name, case.victim_born)
    for token in tokens.made_for(made, victim, case.harmers):
        token.save(force_insert=True)
    record(
        by=by,
        operation=Operation.DISCLOSURE,
        action=action,
        record_type=made._meta.label,
        record_id=made.id,
        controller_id=by.agency_id,
        fields=FIELDS,
        recipients=(made.controller_id,),
        now=now,
    )


def _is_police(agency_id: UUID) -> bool:
    return Agency.objects.filter(id=agency_id, kind=AgencyKind.POLICE).exists()
