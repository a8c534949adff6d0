"""What ward sergeants and partners say, and what they are answered."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import record
from wayside.patrols import rules
from wayside.patrols.actions import steps
from wayside.patrols.models import Comment, Decision, Patrol, PatrolPlace, Week
from wayside.patrols.permissions import COMMENT, PLAN_WEEKS, require_in_any
from wayside.patrols.queries.facts import patrol_name
from wayside.patrols.vocabulary import CommentState, Verb
from wayside.web.collisions import save_versioned
from wayside.web.states import NotNow


@transaction.atomic
def comment(
    *,
    week: Week,
    text: str,
    by: Actor,
    now: datetime,
    patrol: Patrol | None = None,
    place: PatrolPlace | None = None,
    token: UUID | None = None,
) -> Comment | None:
    """Say something about a week, a patrol or a place; None when this very form was acted on.

    Whoever belongs to a ward alone comments on its places only.

    Raises:
        NotNow: the week is closed or the patrol cancelled.
    """
    ward_id = place.ward_id if place else None
    require_in_any(by, COMMENT, (week.area_id, ward_id))
    if by.person_id is None or by.agency_id is None or by.role is None:
        raise NotNow(_("Only a member of the partnership can comment."))
    doing = steps.Doing(by, now, token)
    current = steps.lock(week, doing)
    if current is None:
        return None
    on_patrol = place.patrol if place else patrol
    rules.check_can_comment(current.state, on_patrol.state if on_patrol else rules.PATROL.initial)
    made = Comment.objects.create(
        week=current,
        patrol=on_patrol,
        place=place,
        author_id=by.person_id,
        agency_id=by.agency_id,
        role=by.role,
        text=text,
        created_at=now,
        updated_at=now,
    )
    _tell(
        current,
        Verb.COMMENT,
        doing,
        about=made,
        operation=Operation.COLLECTION,
        fields=("text",),
    )
    return made


@transaction.atomic
def answer_comment(
    *,
    comment: Comment,
    answer: str,
    by: Actor,
    now: datetime,
    expected_version: int,
    token: UUID | None = None,
) -> Comment:
    """Answer a comment; whoever wrote it sees the answer.

    Raises:
        NotNow: it has its answer already.
        Collision: somebody answered since it was looked at.
    """
    require(by, PLAN_WEEKS, area_id=comment.week.area_id)
    doing = steps.Doing(by, now, token)
    week = steps.lock(comment.week, doing)
    if week is None:
        return comment
    current = Comment.objects.get(id=comment.id)
    steps.check_version(current, expected_version)
    if current.state != CommentState.OPEN:
        raise NotNow(_("This comment has its answer already."))
    current.state, current.answer = CommentState.ANSWERED, answer
    current.answered_by_id, current.answered_at = by.person_id, now
    fields = ("state", "answer", "answered_by", "answered_at")
    save_versioned(current, expected_version=expected_version, now=now, fields=fields)
    _tell(
        week,
        Verb.ANSWER_COMMENT,
        doing,
        about=current,
        operation=Operation.ALTERATION,
        fields=fields,
    )
    return current


def _tell(
    week: Week,
    verb: Verb,
    doing: steps.Doing,
    *,
    about: Comment,
    operation: Operation,
    fields: tuple[str, ...],
) -> None:
    """The week's story and the trail; a comment does not change the plan's version."""
    Decision.objects.create(
        **({"token": doing.token} if doing.token else {}),
        week=week,
        patrol=about.patrol,
        place=about.place,
        verb=verb,
        subject=_subject(about),
        made_by_id=doing.by.person_id,
        made_at=doing.now,
    )
    record(
        by=doing.by,
        operation=operation,
        action=f"patrols.{verb}",
        now=doing.now,
        record_type="patrols.Comment",
        record_id=about.id,
        controller_id=about.agency_id,
        area_id=week.area_id,
        fields=fields,
    )


def _subject(about: Comment) -> str:
    if about.place:
        return about.place.label
    return patrol_name(about.patrol) if about.patrol else str(_("the week"))
