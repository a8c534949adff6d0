"""Complaints, as the database shows them to whoever acts, and who could look at one."""

from collections.abc import Iterator
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, Q, QuerySet

from wayside.access.actor import Actor
from wayside.access.vocabulary import Role
from wayside.directory.queries import open_services
from wayside.partners.models import Agency, Area, Membership
from wayside.partners.queries import holding_on, lineage
from wayside.partners.vocabulary import AgencyKind
from wayside.support.complaints import rules
from wayside.support.complaints.vocabulary import ReplyKind
from wayside.support.models import Complaint, ComplaintReply
from wayside.web.statements import compiled

PUBLIC_BODIES = (AgencyKind.POLICE, AgencyKind.COUNCIL, AgencyKind.PROBATION)


def complaints() -> QuerySet[Complaint]:
    """Those that whoever acts wrote down, may open the record of, or looks at; the latest first."""
    found = Complaint.objects.select_related("about_agency", "handled_by", "told_to__person")
    return found.prefetch_related("replies__by__person")


def complaint(complaint_id: UUID) -> Complaint | None:
    """One of them."""
    return complaints().filter(id=complaint_id).first()


def done(about: Complaint) -> set[str]:
    """What has come of it."""
    return {each.kind for each in about.replies.all()}


def may_reply(about: Complaint, *, actor: Actor, today: date) -> ReplyKind | None:
    """What this actor may do next: the agency that looks at it answers, the one that was told
    tells the answer; where whoever was told has left, the lead who looks at it does."""
    kind = rules.next_reply(done(about), wants_answer=about.wants_answer)
    return _if_theirs(about, kind, actor, today)


def _if_theirs(
    about: Complaint, kind: ReplyKind | None, actor: Actor, today: date
) -> ReplyKind | None:
    looks = actor.agency_id == about.handled_by_id and actor.role == Role.SAFEGUARDING_LEAD
    if kind in (ReplyKind.ACKNOWLEDGED, ReplyKind.ANSWERED):
        return kind if looks else None
    tells = actor.agency_id == about.controller_id or (looks and has_left(about, today=today))
    return kind if tells else None


def has_left(about: Complaint, *, today: date) -> bool:
    """Whether whoever wrote it down works there no longer; nobody wrote down what was sent."""
    held = about.told_to
    if held is None:
        return True
    return held.ended_at is not None or (held.until_date is not None and held.until_date < today)


def waiting(*, visible_to: Actor, today: date) -> Iterator[tuple[Complaint, ReplyKind, date]]:
    """What this actor is to do about a complaint now, and since or until when."""
    for each in _unfinished():
        kind = _if_theirs(
            each, rules.next_reply(each.said, wants_answer=each.wants_answer), visible_to, today
        )
        if kind == ReplyKind.ACKNOWLEDGED:
            yield each, kind, each.acknowledge_by_date
        elif kind == ReplyKind.ANSWERED and each.answer_by_date <= today + rules.SOON:
            yield each, kind, each.answer_by_date
        elif kind == ReplyKind.TOLD:
            yield each, kind, today


@compiled
def _unfinished() -> QuerySet[Complaint, Any]:
    """Those of which the answer was not told yet, with what was said back so far."""
    replies = ComplaintReply.objects.filter(complaint=OuterRef("pk"))
    found = Complaint.objects.filter(~Exists(replies.filter(kind=ReplyKind.TOLD)))
    said = ArraySubquery(replies.order_by().values("kind"))
    return found.select_related("told_to").annotate(said=said)


def agencies(area_ids: frozenset[UUID]) -> QuerySet[Agency]:
    """The agencies of these areas: any may be complained of."""
    return Agency.objects.filter(areas__in=area_ids).distinct().order_by("name")


def who_look(area_ids: frozenset[UUID], *, today: date) -> QuerySet[Agency]:
    """The agencies of these areas that have a safeguarding lead."""
    return agencies(area_ids).filter(id__in=_leads(today).values("agency"))


def named_openly() -> QuerySet[Agency]:
    """The agencies that a page for anybody may name: public bodies, and those that run a service
    which the open directory shows."""
    services = open_services().filter(organization__agency__isnull=False)
    shown = Q(kind__in=PUBLIC_BODIES) | Q(id__in=services.values("organization__agency"))
    return Agency.objects.filter(shown).order_by("name")


def agency_called(name: str) -> Agency | None:
    """The agency of that name, also one that no page for anybody names."""
    return Agency.objects.filter(name__iexact=name.strip()).first()


def who_look_outside(
    area: Area, *, about: Agency | None, is_of_officer: bool, today: date
) -> list[Agency]:
    """The agencies of an area whose leads can look at what somebody says of one, or of an officer;
    where the area has none, of any. Never the one it is about, nor one with a lead who works there
    as well; of an agency that could not be told, only such as whoever complains did not mean."""
    found = Agency.objects.filter(id__in=_leads(today).values("agency"))
    members = Membership.objects.filter(holding_on(today))
    if is_of_officer:
        there = members.filter(agency__kind=AgencyKind.POLICE)
        found = found.exclude(kind=AgencyKind.POLICE)
        found = found.exclude(id__in=_beside(there, today))
    if about is not None:
        found = found.exclude(id=about.id)
        found = found.exclude(id__in=_beside(members.filter(agency=about), today))
    elif not is_of_officer:
        found = found.filter(id__in=named_openly().values("id"))
    near = found.filter(areas__in=lineage(area)).distinct()
    return list(near.order_by("id") or found.order_by("id"))


def _leads(today: date) -> QuerySet[Membership]:
    return Membership.objects.filter(
        holding_on(today), role=Role.SAFEGUARDING_LEAD, account__is_active=True
    )


def _beside(members: QuerySet[Membership], today: date) -> QuerySet[Membership, Any]:
    """The agencies with a lead who is one of these members too."""
    return _leads(today).filter(person__in=members.values("person")).values("agency")
