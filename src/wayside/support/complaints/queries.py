"""Complaints, as the database shows them to whoever acts, and who could look at one."""

from collections.abc import Iterator
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, QuerySet

from wayside.access.actor import Actor
from wayside.access.vocabulary import Role
from wayside.partners.models import Agency, Membership
from wayside.partners.queries import holding_on
from wayside.support.complaints import rules
from wayside.support.complaints.vocabulary import ReplyKind
from wayside.support.models import Complaint, ComplaintReply
from wayside.web.statements import compiled


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
    return _if_theirs(about, rules.next_reply(done(about)), actor, today)


def _if_theirs(
    about: Complaint, kind: ReplyKind | None, actor: Actor, today: date
) -> ReplyKind | None:
    looks = actor.agency_id == about.handled_by_id and actor.role == Role.SAFEGUARDING_LEAD
    if kind in (ReplyKind.ACKNOWLEDGED, ReplyKind.ANSWERED):
        return kind if looks else None
    tells = actor.agency_id == about.controller_id or (looks and has_left(about, today=today))
    return kind if tells else None


def has_left(about: Complaint, *, today: date) -> bool:
    """Whether whoever wrote it down works there no longer."""
    held = about.told_to
    return held.ended_at is not None or (held.until_date is not None and held.until_date < today)


def waiting(*, visible_to: Actor, today: date) -> Iterator[tuple[Complaint, ReplyKind, date]]:
    """What this actor is to do about a complaint now, and since or until when."""
    for each in _unfinished():
        kind = _if_theirs(each, rules.next_reply(each.said), visible_to, today)
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
    leads = Membership.objects.filter(
        holding_on(today), role=Role.SAFEGUARDING_LEAD, account__is_active=True
    )
    return agencies(area_ids).filter(id__in=leads.values("agency"))
