"""Asks for a place: what it says is disclosed by consent, and by nothing else."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.access.vocabulary import Role
from wayside.audit.vocabulary import Operation
from wayside.calculations.placement import DoesNotFit, Reason, judged
from wayside.people.actions import check_open
from wayside.people.models import Person
from wayside.sharing.agreements.vocabulary import Purpose
from wayside.sharing.consent.queries import hold_still
from wayside.sharing.disclosures import actions as disclosures
from wayside.sharing.disclosures.vocabulary import Basis, DisclosureState
from wayside.sharing.models import Disclosure
from wayside.support.housing import rules
from wayside.support.housing.actions.steps import kept, note, tell
from wayside.support.housing.permissions import FIND_PLACES
from wayside.support.housing.queries import households, offers, periods_of
from wayside.support.housing.queries.snapshot import told_of
from wayside.support.housing.vocabulary import OfferState
from wayside.support.models import Offer, OfferAbout, Place
from wayside.web.states import NotNow

SHARED_FOR = timedelta(days=30)
FIELDS = ("place", "categories", "words")


@dataclass(frozen=True, slots=True)
class Asked:
    """What a request says: the kinds of information, and words agreed with the person."""

    categories: Collection[str]
    words: str = ""


@transaction.atomic
def ask_for_place(
    *, person: Person, place: Place, asked: Asked, form_id: UUID, by: Actor, now: datetime
) -> Offer:
    """Ask for a place; the form of one id asks once.

    Raises:
        NotOpenError: the record is not open to whoever asks.
        NotNow: there is no consent to exactly this now, nobody answers there, the place is closed
            or not safe, or a request for it goes on already.
    """
    require(by, FIND_PLACES)
    check_open(person.subject_id)
    hold_still(person.subject_id)
    there = offers.offer_of(person, form_id)
    if there is not None:
        return there
    role = offers.answering_role(place, now=now)
    if role is None or place.ended_at is not None:
        raise NotNow(_("Nobody answers for this place today. Ask another way, or another place."))
    _check_new(person, place)
    made = Offer(
        id=form_id,
        controller_id=person.controller_id,
        to_agency_id=place.controller_id,
        to_role=role,
        place=place,
        asked_by_id=by.member_id,
        asked_at=now,
        created_at=now,
        updated_at=now,
    )
    about = OfferAbout(
        offer=made,
        subject_id=person.subject_id,
        controller_id=person.controller_id,
        place=place,
        categories=sorted(set(asked.categories)),
        words=asked.words.strip(),
    )
    share(made, about, person, by=by, now=now)
    made.save(force_insert=True)
    about.save(force_insert=True)
    kept(made, "ask", by=by, now=now)
    note(made, "support.ask_for_place", Operation.DISCLOSURE, by=by, now=now, fields=FIELDS)
    tell(made, _("A request for a place waits for you"), to_place=True, by=by, now=now)
    return made


def share(held: Offer, about: OfferAbout, person: Person, *, by: Actor, now: datetime) -> None:
    """Put into a request what it says now: to another agency as a disclosure, by consent; within
    one agency locked on the request itself. Nothing is saved of the request.

    Raises:
        NotNow: nothing is to be said, it is not safe there, or there is no consent to exactly this.
    """
    wishes = households.wishes_of(person)
    if wishes is None or not about.categories:
        raise NotNow(_("Write down together what is needed, and choose what the place is told."))
    _check_safe(wishes.answers, held.place, now)
    told = told_of(wishes.answers, person, about.categories, about.words)
    held.told = {}
    if held.to_agency_id == person.controller_id:
        held.told = dict(told)
    else:
        disclosed = disclosures.disclose(
            subject=person.subject,
            snapshot=told,
            asked=disclosures.Request(
                recipient=held.place.controller,
                role=Role(held.to_role),
                purpose=Purpose.HOUSING,
                categories=about.categories,
                basis=Basis.CONSENT,
                until_at=now + SHARED_FOR,
                for_referral=True,
            ),
            by=by,
            now=now,
        )
        held.delivery_id = disclosed.id
    periods = periods_of([held.to_agency_id])[held.to_agency_id]
    held.due_at = rules.due_at(OfferState.ASKED, periods, now=now)


def close_shared(held: Offer, *, by: Actor, now: datetime) -> None:
    """Close what the place was shown, if it is open still."""
    held.told = {}
    if held.delivery_id is None:
        return
    shared = Disclosure.objects.filter(id=held.delivery_id, state=DisclosureState.OPEN).first()
    if shared is not None:
        disclosures.close_disclosure(held=shared, by=by, now=now)


def _check_new(person: Person, place: Place) -> None:
    """Raises:
    NotNow: a request for this place goes on already.
    """
    if place.id in offers.running_of(person):
        raise NotNow(_("A request for this place goes on already."))
    OfferAbout.objects.filter(subject=person.subject_id, place=place, is_running=True).update(
        is_running=False
    )


def _check_safe(answers: Mapping[str, object], place: Place, now: datetime) -> None:
    """Raises:
    NotNow: the place is not safe for this person.
    """
    household = households.household_of(answers)
    found = judged(household, households.as_compared(place, now=now))
    if isinstance(found, DoesNotFit) and Reason.NOT_SAFE in found.reasons:
        raise NotNow(_("This place is not safe for this person. Choose another."))
