"""Keeps what is being written, so that a flat battery loses nothing."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from wayside.access.actor import Actor
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import record
from wayside.patrols.models import DraftReturn, Patrol
from wayside.patrols.returns.permissions import require_return
from wayside.patrols.returns.queries import filed_of
from wayside.web.states import NotNow


@transaction.atomic
def keep_draft(
    *, patrol: Patrol, form: UUID, content: Mapping[str, object], by: Actor, now: datetime
) -> DraftReturn | None:
    """Keep what the form holds, for its writer alone; None once this form was filed.

    Raises:
        NotAllowed: neither an officer of the patrol nor standing in for them.
        NotNow: no member of the partnership writes it.
    """
    require_return(by, patrol)
    if by.person_id is None:
        raise NotNow(_("Only a member of the partnership can write a return."))
    if filed_of(form, patrol):
        return None
    draft, _made = DraftReturn.objects.update_or_create(
        patrol=patrol,
        author_id=by.person_id,
        defaults={"form": form, "content": dict(content), "saved_at": now},
    )
    record(
        by=by,
        operation=Operation.COLLECTION,
        action="patrols.keep_draft_return",
        now=now,
        record_type="patrols.Patrol",
        record_id=patrol.id,
        controller_id=patrol.week.programme.lead_agency_id,
        area_id=patrol.week.area_id,
        fields=("draft",),
    )
    return draft
