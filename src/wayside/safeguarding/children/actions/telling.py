"""Who is told of a child, what and when; the referral itself is such a telling."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from wayside.access.actor import Actor
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import told
from wayside.safeguarding.children import rules
from wayside.safeguarding.children.actions.steps import advance, check_may_write
from wayside.safeguarding.children.vocabulary import How, Whom
from wayside.safeguarding.models import ChildReferral, ChildTold
from wayside.web.states import NotNow

SAID = ("whom", "who", "what")


@dataclass(frozen=True, slots=True)
class Telling:
    """Who was told what, how and when."""

    whom: Whom
    how: How
    what: str
    told_at: datetime
    who: str = ""


@transaction.atomic
def make_child_referral(
    *,
    referral: ChildReferral,
    telling: Telling,
    wishes: str,
    expected_version: int,
    form_id: UUID,
    by: Actor,
    now: datetime,
) -> ChildReferral:
    """Note that it was made: whom of children's social care was told, and what the child wants.

    Raises:
        NotOpenError: it is not open to whoever notes it.
        NotNow: it was made already, to somebody else, or at a time that cannot be.
        Collision: somebody else changed it since.
    """
    if ChildTold.objects.filter(id=form_id, referral=referral).exists():
        return referral
    check_may_write(referral, expected_version, by)
    if telling.whom not in (Whom.CHILDRENS_CARE, Whom.POLICE):
        raise NotNow(_("A referral goes to children’s social care, or to police who protect."))
    _keep(referral, telling, form_id, by, now)
    referral.wishes = wishes
    advance(referral, "make", by, now, fields=("wishes",), since=telling.told_at)
    told(
        referral,
        "safeguarding.make_child_referral",
        Operation.DISCLOSURE,
        by,
        now,
        fields=(*SAID, "wishes"),
    )
    return referral


@transaction.atomic
def note_child_told(
    *, referral: ChildReferral, telling: Telling, form_id: UUID, by: Actor, now: datetime
) -> ChildTold:
    """Note that somebody was told; the form of one id notes it once.

    Raises:
        NotOpenError: it is not open to whoever notes it.
        NotNow: the time cannot be.
    """
    check_may_write(referral, None, by)
    before = ChildTold.objects.filter(id=form_id, referral=referral).first()
    if before:
        return before
    made = _keep(referral, telling, form_id, by, now)
    told(made, "safeguarding.note_child_told", Operation.DISCLOSURE, by, now, fields=SAID)
    return made


def _keep(
    referral: ChildReferral, telling: Telling, form_id: UUID, by: Actor, now: datetime
) -> ChildTold:
    rules.check_told_at(telling.told_at, since=referral.created_at, now=now)
    made = ChildTold(
        id=form_id,
        referral=referral,
        controller_id=referral.controller_id,
        whom=telling.whom,
        how=telling.how,
        who=telling.who,
        what=telling.what,
        told_at=telling.told_at,
        noted_at=now,
        by_id=by.member_id,
    )
    made.save(force_insert=True)
    return made
