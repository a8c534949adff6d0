"""Sets a period of the housing law for one's own agency."""

from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import told
from wayside.support.homelessness import queries
from wayside.support.homelessness.permissions import SET_STATUTORY_PERIODS
from wayside.support.homelessness.vocabulary import Milestone, Unit
from wayside.support.models import StatutoryPeriod
from wayside.web.clock import day_of
from wayside.web.states import NotNow


@dataclass(frozen=True, slots=True)
class SetPeriod:
    """How long, counted how, from which day, and the law that says so, as somebody checked it."""

    milestone: Milestone
    days: int
    from_date: date
    law: str
    unit: Unit = Unit.DAYS
    first_day_counts: bool = False


@transaction.atomic
def set_statutory_period(
    *, period: SetPeriod, expected: int, by: Actor, now: datetime
) -> StatutoryPeriod:
    """Set one, from today or a later day on. What was counted before keeps its dates.

    Args:
        expected: how many times one's agency had set it when the form was shown.

    Raises:
        NotNow: the day is gone by, or somebody else set it meanwhile.
    """
    require(by, SET_STATUTORY_PERIODS)
    if period.from_date < day_of(now):
        raise NotNow(_("What held before today stays as it was. Choose today or a later day."))
    met = NotNow(_("Somebody set it meanwhile. Look at what they set, then set yours."))
    if queries.own_periods(visible_to=by, milestone=period.milestone).count() != expected:
        raise met
    made = StatutoryPeriod(
        controller_id=by.controller_id,
        number=expected + 1,
        is_to_check=False,
        set_by_id=by.member_id,
        set_at=now,
        **asdict(period),
    )
    try:
        with transaction.atomic():
            made.save(force_insert=True)
    except IntegrityError as twice:
        raise met from twice
    fields = ("milestone", "days", "unit", "from_date", "law")
    told(made, "support.set_statutory_period", Operation.ADMINISTRATION, by, now, fields=fields)
    return made
