"""What is to be disclosed, and whether it may go: by the ledger or the other basis, to a role that
somebody holds, under an agreement or for a reason that is said."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from django.utils.translation import gettext as _

from wayside.access.offences import Against, check_adult
from wayside.access.vocabulary import Role
from wayside.partners.models import Agency
from wayside.partners.vocabulary import AgencyKind
from wayside.sharing.ages import age_of
from wayside.sharing.agreements import queries as agreements
from wayside.sharing.agreements.vocabulary import Category
from wayside.sharing.consent.queries import hold_still, standings
from wayside.sharing.consent.rules import Standing
from wayside.sharing.disclosures import rules
from wayside.sharing.disclosures.permissions import RECIPIENTS
from wayside.sharing.disclosures.vocabulary import Basis
from wayside.sharing.models import AgreementVersion, Subject
from wayside.sharing.queries import holders
from wayside.web.clock import day_of
from wayside.web.states import NotNow


@dataclass(frozen=True, slots=True)
class Request:
    """What is to be disclosed: which kinds of information, to which role of which agency, what
    for, on which basis, until when; without consent, why it is necessary and proportionate; where
    no agreement covers it, why it goes ahead. For a referral the room above tells whoever is to
    answer, or makes a link where nobody there has an account."""

    recipient: Agency
    role: Role
    purpose: str
    categories: Collection[str]
    basis: Basis
    until_at: datetime
    necessity: str = ""
    proportionality: str = ""
    emergency: bool = False
    without_agreement: str = ""
    for_referral: bool = False


def covering(subject: Subject, asked: Request, now: datetime) -> AgreementVersion | None:
    """The agreement that covers it, if there is one."""
    return agreements.covering(
        on=day_of(now),
        between=(subject.controller_id, asked.recipient.id),
        purpose=asked.purpose,
        categories=asked.categories,
    )


def checked(
    subject: Subject, asked: Request, covered: AgreementVersion | None, now: datetime
) -> Request:
    """What was asked, once it may go: with consent, for no longer than the consent.

    Raises:
        NotNow: what it needs is missing, or it is of a child for the prevention of crime.
    """
    rules.check_terms(
        basis=asked.basis,
        categories=asked.categories,
        until_at=asked.until_at,
        necessity=asked.necessity,
        proportionality=asked.proportionality,
        emergency=asked.emergency,
        now=now,
    )
    check_no_offence_of_child(subject, asked.basis)
    if asked.role not in RECIPIENTS or asked.recipient.id == subject.controller_id:
        raise NotNow(_("Choose a role at another agency that may receive it."))
    there = holders(asked.recipient.id, asked.role, now=now)
    if not (asked.for_referral or there):
        raise NotNow(_("Nobody at that agency holds this role today. Choose another role."))
    if asked.recipient.kind == AgencyKind.IMMIGRATION_ENFORCEMENT and covered is None:
        raise NotNow(
            _("Nothing goes to immigration enforcement, unless an agreement in force names it.")
        )
    if asked.basis == Basis.CONSENT:
        found = given(subject, asked.recipient, asked.purpose, asked.categories, now)
        asked = replace(asked, until_at=capped(asked.until_at, found))
    if not (covered or asked.emergency or asked.for_referral or asked.without_agreement.strip()):
        raise NotNow(
            _("No agreement between your agencies covers this. Say why it goes ahead all the same.")
        )
    return asked


def check_no_offence_of_child(subject: Subject, basis: str) -> None:
    """Raises:
    ChildFirst: it would tell of a child for the prevention of crime; the basis is to safeguard.
    """
    if basis == Basis.CRIME_PREVENTION:
        check_adult(Against.DISCLOSURE, age_of(subject.id))


def capped(until_at: datetime, found: Iterable[Standing]) -> datetime:
    """No later than the consent that it rests on."""
    return rules.until_consent_ends(
        until_at, (each.entry.until_date for each in found if each.entry)
    )


def given(
    subject: Subject, to: Agency, purpose: str, categories: Collection[str], now: datetime
) -> Collection[Standing]:
    """The consent to each kind of information, held still.

    Raises:
        NotNow: some of it is not agreed to now.
    """
    hold_still(subject.id)
    found = standings(subject, to=to, purpose=purpose, categories=categories, now=now)
    missing = [str(Category(name).label) for name, each in found.items() if not each.is_given]
    if missing:
        raise NotNow(
            _("This person has not agreed to this now: %(what)s. Ask, or name another basis.")
            % {"what": "; ".join(missing)}
        )
    return found.values()
