"""Who stands on each patrol, and whom each one needs."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from wayside.patrols.calendar import Window
from wayside.patrols.models import Patrol, Post, Posting
from wayside.patrols.vocabulary import Duty, PostingState
from wayside.web.statements import compiled
from wayside.workforce.queries import TRAINED_WANTED

MEMBER = ("id", "worker", "worker__person", "worker__person__name", "duty")
DUTY_ORDER = {duty: place for place, duty in enumerate(Duty)}


@dataclass(frozen=True, slots=True)
class CrewMember:
    """One person on a patrol, in the order of ``MEMBER``."""

    posting_id: UUID
    worker_id: UUID
    person_id: UUID
    name: str
    duty: str


@dataclass(frozen=True, slots=True)
class WantedPost:
    """So many people for one duty. Partners come for one engagement, at its hours."""

    duty: Duty
    wanted: int
    hours: Window
    segment_id: UUID | None = None


def crews(patrols: Iterable[Patrol]) -> Mapping[UUID, tuple[CrewMember, ...]]:
    """Everybody on each patrol, the lead first; one query however many patrols."""
    ids = [patrol.id for patrol in patrols]
    found: dict[UUID, list[CrewMember]] = {patrol_id: [] for patrol_id in ids}
    for patrol_id, *values in _published(ids):
        found[patrol_id].append(CrewMember(*values))
    return {key: tuple(sorted(crew, key=_by_duty)) for key, crew in found.items()}


@compiled
def _published(patrols: list[UUID]) -> QuerySet[Any, tuple[Any, ...]]:
    rows = Posting.objects.filter(patrol__in=patrols, state=PostingState.PUBLISHED)
    return rows.order_by().values_list("patrol", *MEMBER)


def posts_of(
    patrols: Iterable[Patrol], *, trained: int = TRAINED_WANTED
) -> Mapping[UUID, tuple[WantedPost, ...]]:
    """Whom each patrol needs: a lead, trained officers and a local officer, unless its own posts
    say otherwise; partners only where a post of an engagement asks for them. One query."""
    known = {patrol.id: patrol for patrol in patrols}
    own: dict[UUID, dict[str, Post]] = defaultdict(dict)
    for post in _own_posts(list(known)):
        own[post.patrol_id][post.duty] = post
    return {key: _posts(patrol, own[key], trained) for key, patrol in known.items()}


@compiled
def _own_posts(patrols: list[UUID]) -> QuerySet[Post]:
    return Post.objects.filter(patrol__in=patrols).select_related("segment")


def wanted_of(own: Mapping[str, int], *, trained: int) -> dict[Duty, int]:
    """How many of each duty a patrol needs: what its own posts say, else the usual."""
    usual = {Duty.LEAD: 1, Duty.TRAINED: trained, Duty.LOCAL: 1}
    return {duty: own.get(duty, usual.get(duty, 0)) for duty in Duty}


def _posts(patrol: Patrol, own: Mapping[str, Post], trained: int) -> tuple[WantedPost, ...]:
    found = []
    numbers = {duty: post.wanted for duty, post in own.items()}
    for duty, wanted in wanted_of(numbers, trained=trained).items():
        post = own.get(duty)
        segment = post.segment if post else None
        hours = segment.hours if segment else patrol.hours
        if wanted:
            found.append(WantedPost(duty, wanted, hours, segment.id if segment else None))
    return tuple(found)


def _by_duty(member: CrewMember) -> tuple[int, str]:
    return DUTY_ORDER[Duty(member.duty)], member.name
