"""The review of a week: looking at it, noting what was said, deciding with reasons."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import look, record
from wayside.partners.models import Area
from wayside.patrols.actions import steps
from wayside.patrols.models import Decision, ReviewNote, Week
from wayside.patrols.returns.figures import Figures, monthly
from wayside.patrols.returns.permissions import REVIEW_WEEKS, VIEW_MONTHS
from wayside.patrols.returns.queries import Material, material_of
from wayside.patrols.returns.vocabulary import NoteSource
from wayside.patrols.vocabulary import Verb
from wayside.web.states import NotNow


@look
def open_review(*, week: Week, by: Actor, now: datetime) -> Material:
    """The material of a week's review."""
    require(by, REVIEW_WEEKS, area_id=week.area_id)
    material = material_of(week, visible_to=by)
    record(
        by=by,
        operation=Operation.CONSULTATION,
        action="patrols.open_review",
        now=now,
        record_type="patrols.Week",
        record_id=week.id,
        controller_id=week.programme.lead_agency_id,
        area_id=week.area_id,
        fields=("parts", "counts", "narrative", "notes", "decision"),
        count=len(material.returns),
    )
    return material


@look
def open_months(
    *, area: Area, months: Iterable[str], by: Actor, now: datetime
) -> tuple[Figures, ...]:
    """What came of the patrols in each of the months."""
    require(by, VIEW_MONTHS, area_id=area.id)
    found = monthly(area, months)
    record(
        by=by,
        operation=Operation.LISTING,
        action="patrols.open_months",
        now=now,
        area_id=area.id,
        record_type="patrols.PatrolReturn",
        fields=("counts",),
        count=sum(each.returned for each in found),
    )
    return found


@transaction.atomic
def note_for_review(
    *,
    week: Week,
    source: NoteSource,
    text: str,
    by: Actor,
    now: datetime,
    token: UUID | None = None,
) -> ReviewNote | None:
    """Note what partners or residents say; None when this very form was acted on already.

    Raises:
        NotNow: nothing is said, or no member of the partnership notes it.
    """
    require(by, REVIEW_WEEKS, area_id=week.area_id)
    doing = steps.Doing(by, now, token)
    current = steps.lock(week, doing)
    if current is None:
        return None
    if by.person_id is None or not text.strip():
        raise NotNow(_("Enter what was said."))
    made = ReviewNote.objects.create(
        week=current, source=source, text=text.strip(), noted_by_id=by.person_id, noted_at=now
    )
    _tell(current, Verb.NOTE_FOR_REVIEW, doing, subject=str(source.label))
    record(
        by=by,
        operation=Operation.COLLECTION,
        action="patrols.note_for_review",
        now=now,
        record_type="patrols.ReviewNote",
        record_id=made.id,
        controller_id=current.programme.lead_agency_id,
        area_id=current.area_id,
        fields=("notes",),
    )
    return made


@transaction.atomic
def decide(
    *,
    week: Week,
    what: str,
    reason: str,
    by: Actor,
    now: datetime,
    token: UUID | None = None,
) -> Decision | None:
    """Record what the review of a week decided, and why; the next week's plan shows it.

    Raises:
        NotNow: the decision or its reason is missing.
    """
    require(by, REVIEW_WEEKS, area_id=week.area_id)
    doing = steps.Doing(by, now, token)
    current = steps.lock(week, doing)
    if current is None:
        return None
    if not what.strip() or not reason.strip():
        raise NotNow(_("Enter what is decided and why."))
    made = _tell(current, Verb.DECIDE, doing, subject=what.strip(), reason=reason.strip())
    record(
        by=by,
        operation=Operation.COLLECTION,
        action="patrols.decide",
        now=now,
        record_type="patrols.Week",
        record_id=current.id,
        controller_id=current.programme.lead_agency_id,
        area_id=current.area_id,
        fields=("decision",),
    )
    return made


def _tell(
    week: Week, verb: Verb, doing: steps.Doing, *, subject: str, reason: str = ""
) -> Decision:
    """The week's story; a review changes nothing in the plan, so its version stays."""
    return Decision.objects.create(
        **({"token": doing.token} if doing.token else {}),
        week=week,
        verb=verb,
        subject=subject[:300],
        reason=reason,
        made_by_id=doing.by.person_id,
        made_at=doing.now,
    )
