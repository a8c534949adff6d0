"""Which services fit somebody, as far as her record says; none is ever left out."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Q

from wayside.access.actor import Actor
from wayside.directory import queries as directory
from wayside.directory.models import Service
from wayside.directory.queries.terms import with_terms
from wayside.directory.rules.eligibility import Ages, Child, Fit, Known, fits
from wayside.directory.rules.terms import ORDER
from wayside.directory.vocabulary import Need
from wayside.directory.vocabulary import Sex as Taken
from wayside.partners.queries import lineage
from wayside.people.models import Person, Relation
from wayside.people.relations.vocabulary import RelationKind
from wayside.people.rules import ADULT
from wayside.people.vocabulary import AgeMark, Sex
from wayside.sharing.models import Subject
from wayside.support.models import Meeting, NeedNote, Referral, ReferralMove
from wayside.support.queries.needs import current_needs
from wayside.support.queries.particulars import particulars_of
from wayside.support.queries.plans import plan_of
from wayside.support.referrals.queries.services import services_to_refer_to
from wayside.support.referrals.vocabulary import Declined, ReferralState
from wayside.support.vocabulary import Level, Medicine, NeedKind, Recourse
from wayside.web.clock import day_of

SEXES = {Sex.WOMAN: Taken.FEMALE, Sex.MAN: Taken.MALE}
HELPS = {
    NeedKind.SAFETY: Need.SAFETY,
    NeedKind.HOUSING: Need.HOUSING,
    NeedKind.MONEY: Need.MONEY,
    NeedKind.SUBSTANCES: Need.DRUGS,
    NeedKind.PHYSICAL_HEALTH: Need.PHYSICAL,
    NeedKind.SEXUAL_HEALTH: Need.SEXUAL,
    NeedKind.MENTAL_HEALTH: Need.MENTAL,
    NeedKind.DOMESTIC_ABUSE: Need.ABUSE,
    NeedKind.SEXUAL_VIOLENCE: Need.ABUSE,
    NeedKind.CHILDREN: Need.CHILDREN,
    NeedKind.IMMIGRATION: Need.IMMIGRATION,
    NeedKind.LEGAL: Need.LEGAL,
    NeedKind.WORK: Need.WORK,
}
WORDS = re.compile(r"[,;/.]|\band\b")
RECENT = timedelta(days=90)
NO_AGE_LIMIT = 120


@dataclass(frozen=True, slots=True)
class Refusal:
    """That a service declined, and why: this very person, or lately somebody else."""

    because: Declined
    at: datetime
    was_theirs: bool


@dataclass(frozen=True, slots=True)
class Offer:
    """A service with how it fits, the needs it helps with, and what it declined before."""

    service: Service
    fit: Fit
    helps: tuple[NeedKind, ...]
    refused: Refusal | None


def offers(person: Person, *, visible_to: Actor, now: datetime) -> list[Offer]:
    """Every service that somebody can be referred to: what fits first, what declined her later,
    and among those what helps with most of her needs."""
    needs = current_needs(person.subject)
    wanted = [kind for kind, note in needs.items() if note.level > Level.NONE]
    known = known_of(person, needs, today=day_of(now))
    services = list(with_terms(services_to_refer_to(visible_to=visible_to)))
    refused = refusals(person.subject, services, now=now)
    found = [
        Offer(
            each,
            fits(directory.terms_of(each), known),
            tuple(kind for kind in wanted if HELPS[kind] in each.needs),
            refused.get(each.id),
        )
        for each in services
    ]
    return sorted(found, key=_order)


def known_of(person: Person, needs: Mapping[NeedKind, NeedNote], *, today: date) -> Known:
    """What her record says of what services ask; where it says nothing, that is not known."""
    said = particulars_of(person.subject).first()
    spoken = {each.strip() for each in WORDS.split(person.language) if each.strip()}
    plan = plan_of(person.subject)
    return Known(
        sex=SEXES.get(Sex(person.sex)),
        ages=_ages(person, today),
        substances=_level(needs, NeedKind.SUBSTANCES),
        script=said.medicine != Medicine.NONE if said and said.medicine else None,
        children=_children(person.subject, needs),
        recourse=said.recourse == Recourse.YES if said and said.recourse else None,
        languages=frozenset(spoken) or None,
        area_ids=_where(person.subject),
        strands=frozenset(plan.strands) if plan else None,
    )


def refusals(
    subject: Subject, services: Iterable[Service], *, now: datetime
) -> dict[UUID, Refusal]:
    """The latest time that each service declined her; else, lately, somebody else for want of
    room. A referral that was opened or sent again was declined all the same; who was accepted since
    was not refused any more. Only what whoever acts may see counts."""
    held = Referral.objects.filter(service__in=list(services))
    theirs = set(held.filter(about__subject=subject).values_list("id", flat=True))
    answers = ReferralMove.objects.filter(
        ~Q(declined_because="") | Q(state=ReferralState.ACCEPTED), referral__in=held
    ).order_by("at", "number")
    told = answers.values_list("referral_id", "referral__service", "declined_because", "at")
    found: dict[UUID, Refusal] = {}
    for referral_id, service_id, because, at in told:
        is_theirs, before = referral_id in theirs, found.get(service_id)
        outranked = before is not None and before.was_theirs and not is_theirs
        is_full = because == Declined.FULL and at > now - RECENT
        if not because and not outranked:
            found.pop(service_id, None)
        elif is_theirs or (is_full and not outranked):
            found[service_id] = Refusal(Declined(because), at, is_theirs)
    return found


def _order(offer: Offer) -> tuple[int, bool, int, str]:
    was_refused = offer.refused is not None and offer.refused.was_theirs
    return (ORDER.index(offer.fit.verdict), was_refused, -len(offer.helps), offer.service.name)


def _ages(person: Person, today: date) -> Ages | None:
    born = person.birth
    if born is not None:
        return Ages(born.youngest_on(today), born.oldest_on(today))
    if person.age_mark == AgeMark.ADULT:
        return Ages(ADULT, NO_AGE_LIMIT)
    return Ages(0, ADULT - 1) if person.age_mark == AgeMark.CHILD else None


def _level(needs: Mapping[NeedKind, NeedNote], kind: NeedKind) -> bool | None:
    return needs[kind].level > Level.NONE if kind in needs else None


def _children(subject: Subject, needs: Mapping[NeedKind, NeedNote]) -> tuple[Child, ...] | None:
    """The children told of; none, where that was said; else it is not known."""
    around = Relation.objects.filter(subject=subject, kind=RelationKind.CHILD, ended_at=None)
    told = tuple(Child() for _each in range(around.count()))
    return told or (() if _level(needs, NeedKind.CHILDREN) is False else None)


def _where(subject: Subject) -> frozenset[UUID] | None:
    """Around where she was met last; a home is written down nowhere."""
    last = Meeting.objects.filter(subject=subject).select_related("ward").defer("ward__boundary")
    met = last.order_by("-met_at").first()
    return frozenset(lineage(met.ward)) if met else None
