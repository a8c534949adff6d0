"""Agrees actions, lists them, and answers them: each agency its own."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import look, told
from wayside.safeguarding.marac import queries
from wayside.safeguarding.marac.actions.hearing import check_begun, end_if_done
from wayside.safeguarding.marac.permissions import ATTEND_MARAC, RUN_MARAC
from wayside.safeguarding.marac.rules import ACTION
from wayside.safeguarding.models import AgendaItem, MaracAction, MaracCase
from wayside.web.clock import day_of
from wayside.web.collisions import Collision, save_versioned
from wayside.web.states import NotNow


@dataclass(frozen=True, slots=True)
class Agreed:
    """Which agency does what, until when."""

    agency_id: UUID
    words: str
    due_date: date


@look
def list_actions(*, by: Actor, now: datetime) -> tuple[MaracAction, ...]:
    """List open actions: of one's own agency, or of the MARAC that one runs."""
    require(by, ATTEND_MARAC)
    found = tuple(queries.open_actions(by))
    action = "safeguarding.list_actions"
    told(MaracAction, action, Operation.CONSULTATION, by, now, count=len(found))
    return found


@transaction.atomic
def agree_action(
    *, item: AgendaItem, agreed: Agreed, form_id: UUID, by: Actor, now: datetime
) -> MaracAction:
    """Note an action at the meeting; the form of one id notes one.

    Raises:
        NotNow: the meeting has not begun, the case is closed, the day is gone by, or the agency
            has no seat.
    """
    require(by, RUN_MARAC)
    there = queries.action(form_id)
    if there is not None:
        return there
    check_begun(item)
    MaracCase.objects.select_for_update().filter(id=item.case_id).values_list("id").first()
    item.refresh_from_db(fields=["closed_at"])
    check_begun(item)
    if agreed.due_date < day_of(now):
        raise NotNow(_("Choose today or a later day."))
    if not queries.agencies_at(item.marac_id).filter(id=agreed.agency_id).exists():
        raise NotNow(_("Choose an agency that sits at this MARAC."))
    made = MaracAction(
        id=form_id,
        controller_id=item.controller_id,
        marac_id=item.marac_id,
        case_id=item.case_id,
        item=item,
        agency_id=agreed.agency_id,
        words=agreed.words,
        due_date=agreed.due_date,
        created_at=now,
        updated_at=now,
    )
    made.save(force_insert=True)
    fields = ("agency", "words", "due_date")
    told(made, "safeguarding.agree_action", Operation.COLLECTION, by, now, fields=fields)
    return made


@transaction.atomic
def answer_action(
    *,
    action: MaracAction,
    verb: str,
    answer: str,
    expected_version: int,
    by: Actor,
    now: datetime,
) -> bool:
    """Say that one's own agency's action is done; the coordinator alone says that one is no longer
    needed. Whether that was the last, and the case is closed.

    Raises:
        NotNow: it is another agency's, it is answered, or nothing is said of it.
        Collision: somebody else answered it.
    """
    require(by, ATTEND_MARAC)
    owns = action.agency_id == by.agency_id
    if not (owns if verb == "do" else by.may(RUN_MARAC)):
        raise NotNow(_("Each agency answers for its own actions."))
    if action.version != expected_version:
        raise Collision(action)
    if not answer.strip():
        raise NotNow(_("Write what came of it."))
    action.state = ACTION.check_can(action.state, verb).target
    action.answer, action.answered_at, action.answered_by_id = answer, now, by.member_id
    fields = ("state", "answer", "answered_at", "answered_by")
    save_versioned(action, expected_version=expected_version, now=now, fields=fields)
    told(
        action,
        "safeguarding.answer_action",
        Operation.ALTERATION,
        by,
        now,
        fields=("state", "answer"),
    )
    return end_if_done(action.case, by, now)
