"""Sets an agency's periods."""

from dataclasses import asdict
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import told
from wayside.support.models import AgencyPeriods
from wayside.support.periods import queries, rules
from wayside.support.periods.permissions import SET_PERIODS
from wayside.support.periods.rules import Periods
from wayside.web.clock import day_of
from wayside.web.states import NotNow

FIELDS = ("from_date", "acknowledge_days", "answer_days", "screen_days")


@transaction.atomic
def set_periods(
    *, periods: Periods, from_date: date, expected: int, by: Actor, now: datetime
) -> AgencyPeriods:
    """Set them for one's own agency, from today or a later day on. Complaints that came before
    keep their dates.

    Args:
        expected: how many times they had been set when the form was shown.

    Raises:
        NotNow: the day is gone by, or somebody else set them meanwhile.
    """
    require(by, SET_PERIODS)
    rules.check_periods(periods, from_date=from_date, today=day_of(now))
    made = AgencyPeriods(
        controller_id=by.controller_id,
        number=expected + 1,
        from_date=from_date,
        set_by_id=by.member_id,
        set_at=now,
        **asdict(periods),
    )
    met = NotNow(_("Somebody set them meanwhile. Look below at what they set, then set yours."))
    if queries.own_periods(visible_to=by).count() != expected:
        raise met
    try:
        with transaction.atomic():
            made.save(force_insert=True)
    except IntegrityError as twice:
        raise met from twice
    told(made, "support.set_periods", Operation.ADMINISTRATION, by, now, fields=FIELDS)
    return made
