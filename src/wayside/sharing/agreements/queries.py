"""Agreements, as the actor may see them."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet

from wayside.access.actor import Actor
from wayside.partners import queries as partners
from wayside.sharing.agreements.vocabulary import AgreementState
from wayside.sharing.models import AgreementDocument, AgreementVersion


def versions(*, visible_to: Actor) -> QuerySet[AgreementVersion]:
    """Every version of agreements with a party that works in the actor's areas."""
    there = partners.agencies(visible_to=visible_to).values("id")
    between = AgreementVersion.parties.through.objects.filter(agency__in=there)
    seen = AgreementVersion.objects.filter(id__in=between.values("agreementversion"))
    return (
        AgreementVersion.objects.filter(agreement__in=seen.values("agreement"))
        .select_related("proposed_by", "decided_by")
        .prefetch_related("parties", Prefetch("documents", _documents()))
    )


def document_of(agreement_id: UUID, document_id: UUID) -> AgreementDocument | None:
    """A document of any version of an agreement, without its content."""
    found = _documents().filter(id=document_id, version__agreement=agreement_id)
    return found.select_related("version").first()


def _documents() -> QuerySet[AgreementDocument]:
    return AgreementDocument.objects.defer("content").select_related("added_by")


def waiting(*, visible_to: Actor) -> QuerySet[AgreementVersion]:
    """The versions that somebody else proposed and that wait for this one to decide."""
    proposed = versions(visible_to=visible_to).filter(state=AgreementState.PROPOSED)
    return proposed.exclude(proposed_by=visible_to.person_id)


def in_force(*, on: date, between: tuple[UUID, ...]) -> QuerySet[AgreementVersion]:
    """The confirmed versions that hold on a day and name every one of these agencies."""
    held = AgreementVersion.objects.filter(state=AgreementState.CONFIRMED, from_date__lte=on)
    held = held.filter(Q(until_date=None) | Q(until_date__gte=on))
    for agency_id in between:
        held = held.filter(parties=agency_id)
    return held.distinct()


def covering(
    *, on: date, between: tuple[UUID, ...], purpose: str, categories: Collection[str]
) -> AgreementVersion | None:
    """The agreement that covers sharing all of this for that purpose, the newest first."""
    held = in_force(on=on, between=between).filter(
        purposes__contains=[purpose], categories__contains=list(categories)
    )
    return held.order_by("-from_date", "id").first()
