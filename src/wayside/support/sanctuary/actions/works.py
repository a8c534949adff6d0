"""Orders works for a home, and notes that they are done and checked."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import told
from wayside.people.actions import check_open
from wayside.support.models import Sanctuary, SanctuaryWork
from wayside.support.sanctuary.actions.steps import advance, check_may_write
from wayside.support.sanctuary.permissions import KEEP_SANCTUARY
from wayside.support.sanctuary.rules import WORK
from wayside.support.sanctuary.vocabulary import SanctuaryState, Work
from wayside.web.clock import day_of
from wayside.web.collisions import Collision, save_versioned
from wayside.web.states import NotNow


@dataclass(frozen=True, slots=True)
class Ordered:
    """One work, and until when."""

    work: Work
    by_date: date
    words: str = ""


@transaction.atomic
def order_work(
    *, sanctuary: Sanctuary, ordered: Ordered, expected_version: int, by: Actor, now: datetime
) -> SanctuaryWork:
    """Order a work; the first begins the works.

    Raises:
        NotOpenError: the record is not open to whoever orders.
        NotNow: it was not agreed, or the day has passed.
        Collision: somebody else wrote it since.
    """
    check_may_write(sanctuary, expected_version, by)
    if ordered.by_date < day_of(now):
        raise NotNow(_("Choose a day to come for the work."))
    if sanctuary.state != SanctuaryState.WORKS:
        advance(sanctuary, "order", by, now)
    made = SanctuaryWork(
        sanctuary=sanctuary,
        subject_id=sanctuary.subject_id,
        controller_id=sanctuary.controller_id,
        work=ordered.work,
        words=ordered.words,
        by_date=ordered.by_date,
        created_at=now,
        updated_at=now,
    )
    made.save(force_insert=True)
    fields = ("work", "words", "by_date")
    told(made, "support.order_work", Operation.COLLECTION, by, now, fields=fields)
    return made


@transaction.atomic
def move_work(
    *, work: SanctuaryWork, verb: str, expected_version: int, by: Actor, now: datetime
) -> SanctuaryWork:
    """Note that a work is done, checked, to be done again, or not done after all.

    Raises:
        NotOpenError: the record is not open to whoever notes it.
        NotNow: the work or its scheme does not stand so.
        Collision: somebody else noted it since.
    """
    require(by, KEEP_SANCTUARY)
    check_open(work.subject_id)
    if work.version != expected_version:
        raise Collision(work)
    if work.sanctuary.state != SanctuaryState.WORKS:
        raise NotNow(_("Works do not go on. Look at the scheme again first."))
    work.state = WORK.check_can(work.state, verb).target
    save_versioned(work, expected_version=expected_version, now=now, fields=("state",))
    told(work, "support.move_work", Operation.ALTERATION, by, now, fields=("state",))
    return work
