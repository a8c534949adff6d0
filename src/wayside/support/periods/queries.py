"""The periods of agencies. They say nothing of anybody: every member of the side may read them."""

from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from wayside.access.actor import Actor
from wayside.support.models import AgencyPeriods
from wayside.support.periods.rules import Periods


def periods_of(agency_id: UUID | None, *, on: date) -> Periods:
    """What holds at an agency on a day."""
    held = AgencyPeriods.objects.filter(controller=agency_id, from_date__lte=on).first()
    if held is None:
        return Periods()
    return Periods(held.acknowledge_days, held.answer_days, held.screen_days)


def own_periods(*, visible_to: Actor) -> QuerySet[AgencyPeriods]:
    """What one's own agency has set, the latest day first."""
    found = AgencyPeriods.objects.filter(controller=visible_to.controller_id)
    return found.select_related("set_by__person")
