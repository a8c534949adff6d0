"""Begins referrals, and sends them: by a disclosure with consent, and by nothing else."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.access.vocabulary import Role
from wayside.audit.vocabulary import Operation
from wayside.directory.models import Service
from wayside.partners.models import Agency
from wayside.people.actions import check_open
from wayside.people.contact.rules import check_way
from wayside.people.contact.vocabulary import RouteKind
from wayside.people.models import ContactRoute, Person
from wayside.people.safeguards import bars_others
from wayside.sharing.agreements.vocabulary import Category, Purpose
from wayside.sharing.consent.queries import hold_still
from wayside.sharing.disclosures import actions as disclosures
from wayside.sharing.disclosures.vocabulary import Basis, DisclosureState
from wayside.sharing.models import Disclosure
from wayside.support.models import Referral, ReferralAbout
from wayside.support.referrals import queries, rules
from wayside.support.referrals.actions.snapshot import snapshot_of
from wayside.support.referrals.actions.trail import (
    NoSuchReferralError,
    check_version,
    kept,
    locked,
    move,
    note,
    tell,
)
from wayside.support.referrals.permissions import REFER
from wayside.support.referrals.vocabulary import ReferralState
from wayside.web.collisions import Collision
from wayside.web.states import NotNow

SHARED_FOR = timedelta(days=180)
TOLD = ("needs", "categories", "words", "route")


@dataclass(frozen=True, slots=True)
class Said:
    """What a referral is to say: needs, kinds of information, and words agreed with her."""

    needs: Collection[str]
    categories: Collection[str]
    words: str
    route: ContactRoute | None = None


@transaction.atomic
def draft_referral(
    *,
    person: Person,
    service: Service,
    said: Said,
    by: Actor,
    now: datetime,
    replaces: Referral | None = None,
) -> Referral:
    """Begin a referral; nothing leaves yet.

    Raises:
        NotOpenError: the record is not open to whoever refers.
        NotNow: the service's agency is not known here, or is one's own; or the way that goes
            along is not theirs, or leads through somebody else where nobody may be asked.
    """
    require(by, REFER)
    check_open(person.subject_id)
    made = Referral(
        controller_id=by.controller_id,
        sent_by_id=by.member_id,
        service=service,
        to_agency=_agency_of(service, by),
        replaces=replaces,
        created_at=now,
        updated_at=now,
    )
    made.save(force_insert=True)
    ReferralAbout(
        referral=made,
        subject_id=person.subject_id,
        controller_id=by.controller_id,
        needs=sorted(set(said.needs)),
        categories=sorted(set(said.categories)),
        words=said.words.strip(),
        route=_own_route(person, said),
    ).save(force_insert=True)
    kept(made, "draft", by=by, now=now)
    note(
        made,
        "support.draft_referral",
        Operation.COLLECTION,
        by=by,
        now=now,
        fields=("service", "needs", "categories", "words"),
    )
    return made


@transaction.atomic
def change_referral(
    *, referral: Referral, said: Said, expected_version: int, by: Actor, now: datetime
) -> None:
    """Change what a draft is to say.

    Raises:
        NotNow: it was sent already, or is not open to whoever writes.
        Collision: somebody else changed it since.
    """
    held, about = own(referral, by)
    if held.state != ReferralState.DRAFT:
        raise NotNow(_("It was sent already. Withdraw it, or refer to another service instead."))
    if held.version != expected_version:
        raise Collision(held)
    about.needs, about.categories = sorted(set(said.needs)), sorted(set(said.categories))
    about.words = said.words.strip()
    about.route = _own_route(about.subject.person, said)
    about.save(update_fields=["needs", "categories", "words", "route"])
    held.version, held.updated_at = held.version + 1, now
    held.save(update_fields=["version", "updated_at"])
    note(held, "support.change_referral", Operation.ALTERATION, by=by, now=now, fields=TOLD)


@transaction.atomic
def send_referral(
    *, referral: Referral, by: Actor, now: datetime, expected_version: int | None = None
) -> Referral:
    """Send it: what it says is disclosed by consent, checked at this moment, to one role of the
    service's agency; where nobody there has an account, to whoever opens its link.

    Raises:
        NotNow: there is no consent to exactly this now, or it was sent already.
        Collision: it says something else since the version that was read.
    """
    held, about = own(referral, by)
    rules.REFERRAL.check_can(held.state, "send")
    check_version(held, expected_version)
    role = queries.answering_role(held.to_agency, now=now) or Role.SERVICE_WORKER
    disclosed = disclosures.disclose(
        subject=about.subject,
        snapshot=snapshot_of(about, now=now),
        asked=disclosures.Request(
            recipient=held.to_agency,
            role=role,
            purpose=Purpose.REFERRAL,
            categories=about.categories,
            basis=Basis.CONSENT,
            until_at=now + SHARED_FOR,
            for_referral=True,
        ),
        by=by,
        now=now,
    )
    held.delivery_id, held.to_role = disclosed.id, role
    begin(held, sent_at=now)
    written = ("delivery", "to_role", *BEGUN)
    move(held, "send", by=by, now=now, fields=written)
    note(held, "support.send_referral", Operation.DISCLOSURE, by=by, now=now, fields=TOLD)
    told = queries.people_told(held.to_agency_id, (role,), now=now)
    tell(held, told, _("A referral waits for you"), key=f"sent:{held.version}", by=by, now=now)
    return held


@transaction.atomic
def transfer_referral(
    *, referral: Referral, service: Service, by: Actor, now: datetime
) -> Referral:
    """End it, close what its service sees, and begin one to another service in its place.

    Raises:
        NotNow: its state does not allow it, or it is not open to whoever refers.
    """
    held, about = own(referral, by)
    move(held, "transfer", by=by, now=now)
    close_shared(held, by=by, now=now)
    note(
        held,
        "support.transfer_referral",
        Operation.ALTERATION,
        by=by,
        now=now,
        fields=("service", "state"),
    )
    said = Said(about.needs, about.categories, about.words, _not_barred(about))
    return draft_referral(
        person=about.subject.person, service=service, said=said, by=by, now=now, replaces=held
    )


BEGUN = (
    "sent_at",
    "received_at",
    "accepted_at",
    "started_at",
    "receive_by_at",
    "accept_by_at",
    "start_by_at",
    "escalated_at",
    "declined_because",
    "outcome",
)


def begin(held: Referral, *, sent_at: datetime) -> None:
    """Set what is due from now, and forget what a former try came to; nothing is saved."""
    held.sent_at = sent_at
    for name, moment in rules.due_dates(queries.times_of(held.service), sent_at=sent_at).items():
        setattr(held, name, moment)
    held.received_at = held.accepted_at = held.started_at = held.escalated_at = None
    held.declined_because = held.outcome = ""


def close_shared(held: Referral, *, by: Actor, now: datetime) -> None:
    """Close what the service was shown, if it is open still."""
    if held.delivery_id is None:
        return
    shared = Disclosure.objects.filter(id=held.delivery_id, state=DisclosureState.OPEN).first()
    if shared is not None:
        disclosures.close_disclosure(held=shared, by=by, now=now)


def own(referral: Referral, by: Actor) -> tuple[Referral, ReferralAbout]:
    """A referral of one's own agency, held still with the ledger of whom it is about: a step and
    a withdrawal of consent at one moment come one after the other.

    Raises:
        NoSuchReferralError: the record is not open to whoever acts.
    """
    require(by, REFER)
    about = queries.about_of(referral)
    if about is None:
        raise NoSuchReferralError
    hold_still(about.subject_id)
    return locked(referral), about


def _agency_of(service: Service, by: Actor) -> Agency:
    agency = service.organization.agency
    if agency is None:
        raise NotNow(
            _("It is no agency here yet, so nobody can agree to it. Ask an administrator.")
        )
    if agency.id == by.agency_id:
        raise NotNow(_("This is a service of your own agency. Choose another."))
    return agency


def _own_route(person: Person, said: Said) -> ContactRoute | None:
    """The way to reach her that goes along, if one does.

    Raises:
        NotNow: it is not hers, or leads through somebody else where nobody may be asked.
    """
    if Category.SAFE_CONTACT not in said.categories or said.route is None:
        return None
    if said.route.subject_id != person.subject_id:
        raise NotNow(_("Choose one of this person’s own ways to be reached."))
    check_way(said.route.kind, bars_others=bars_others(person))
    return said.route


def _not_barred(about: ReferralAbout) -> ContactRoute | None:
    """The way that went along, but never through somebody else where nobody may be asked now."""
    route = about.route
    through = route is not None and route.kind == RouteKind.THROUGH
    return None if through and bars_others(about.subject.person) else route
