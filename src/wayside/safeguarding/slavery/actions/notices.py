"""Shows what a notice would say, makes it, and gives its file."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import look, told
from wayside.people.actions import check_open
from wayside.safeguarding.models import Ms1Notice, NrmCase, NrmStep
from wayside.safeguarding.paths.actions import check_may_write, keep
from wayside.safeguarding.slavery import queries, rules
from wayside.safeguarding.slavery.actions.cases import note_step
from wayside.safeguarding.slavery.actions.steps import STANDS, walk
from wayside.safeguarding.slavery.permissions import KEEP_NRM
from wayside.safeguarding.slavery.rules import Categories
from wayside.safeguarding.slavery.rules.ms1 import nationality_shown
from wayside.safeguarding.slavery.vocabulary import Exploitation, Indicator, Region
from wayside.web.clock import day_of
from wayside.web.collisions import save_versioned


@look
def preview_ms1(*, case: NrmCase, by: Actor, now: datetime) -> Categories:
    """What the file would say if it was made now.

    Raises:
        NotOpenError: the record is not open to whoever asks.
    """
    require(by, KEEP_NRM)
    check_open(case.subject_id)
    told(case, "safeguarding.preview_ms1", Operation.CONSULTATION, by, now)
    return _categories(case, now)


@transaction.atomic
def make_ms1(
    *, case: NrmCase, form_id: UUID, expected_version: int, by: Actor, now: datetime
) -> Ms1Notice:
    """Make the notice of an adult who does not agree; the form of one id makes one.

    Raises:
        NotOpenError: the record is not open to whoever makes it.
        NotNow: this is a child, or no refusal is noted.
        Collision: somebody else noted a step since.
    """
    require(by, KEEP_NRM)
    check_open(case.subject_id)
    there = Ms1Notice.objects.filter(id=form_id, subject=case.subject_id).first()
    if there is not None:
        return there
    check_may_write(case, KEEP_NRM, expected_version=expected_version, by=by)
    walk(case, "make", on=day_of(now))
    save_versioned(case, expected_version=expected_version, now=now, fields=STANDS)
    note_step(case, NrmStep(verb="make", on_date=day_of(now)), by, now)
    made = Ms1Notice(
        id=form_id,
        case=case,
        categories=_categories(case, now).as_data(),
    )
    keep(made, case, by=by, now=now)
    told(made, "safeguarding.make_ms1", Operation.COLLECTION, by, now)
    return made


@look
def take_ms1(*, notice: Ms1Notice, by: Actor, now: datetime) -> Categories:
    """What a notice says, for its file, which then leaves the house.

    Raises:
        NotOpenError: the record is not open to whoever takes it.
    """
    require(by, KEEP_NRM)
    check_open(notice.subject_id)
    told(notice, "safeguarding.take_ms1", Operation.DISCLOSURE, by, now)
    return rules.Categories.of(notice.categories)


def _categories(case: NrmCase, now: datetime) -> Categories:
    people = queries.people_in_group(case)
    return Categories(
        month=day_of(now).replace(day=1),
        region=Region(case.region),
        kinds=tuple(Exploitation(each) for each in sorted(case.kinds)),
        indicators=tuple(Indicator(each) for each in sorted(case.indicators)),
        nationality=nationality_shown(case.nationality, people),
    )
