"""Days rostered as rest, and what somebody would like of a night."""

from collections.abc import Collection
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from wayside.access.actor import Actor
from wayside.audit.vocabulary import Operation
from wayside.web.states import NotNow
from wayside.workforce import rules
from wayside.workforce.actions.notes import note
from wayside.workforce.models import RestDay, Wish, Worker
from wayside.workforce.permissions import require_time_of
from wayside.workforce.vocabulary import Wanted

MOST_DAYS = 400


@transaction.atomic
def add_rest_days(
    *, worker: Worker, days: Collection[date], by: Actor, now: datetime
) -> tuple[RestDay, ...]:
    """Days rostered as rest; those that are known already stay as they are.

    Raises:
        NotNow: they have left, or a day makes no sense.
    """
    require_time_of(worker, by)
    rules.check_in_pool(worker.left_date)
    for day in days:
        rules.check_day(day)
    if len(days) > MOST_DAYS:
        raise NotNow(_("Enter at most a year of rest days at once."))
    known = set(worker.rest_days.filter(day__in=days).values_list("day", flat=True))
    made = RestDay.objects.bulk_create(
        [RestDay(worker=worker, day=day) for day in sorted(set(days) - known)]
    )
    if made:
        note("workforce.add_rest_days", worker, worker, by=by, now=now, count=len(made))
    return tuple(made)


@transaction.atomic
def remove_rest_day(*, rest_day: RestDay, by: Actor, now: datetime) -> None:
    """Take a rest day back."""
    require_time_of(rest_day.worker, by)
    note("workforce.remove_rest_day", rest_day, rest_day.worker, by=by, now=now,
         operation=Operation.ERASURE)  # fmt: skip
    rest_day.delete()


@transaction.atomic
def set_wish(
    *, worker: Worker, night: date, wanted: Wanted | None, by: Actor, now: datetime
) -> Wish | None:
    """What somebody would like of a night; None takes the wish back.

    Raises:
        NotNow: they have left, or the night makes no sense.
    """
    require_time_of(worker, by)
    rules.check_in_pool(worker.left_date)
    rules.check_day(night)
    if wanted is None:
        worker.wishes.filter(night=night).delete()
        note("workforce.set_wish", worker, worker, by=by, now=now, operation=Operation.ERASURE)
        return None
    made, _is_new = Wish.objects.update_or_create(
        worker=worker, night=night, defaults={"wanted": wanted}
    )
    note("workforce.set_wish", made, worker, by=by, now=now, fields=("night", "wanted"))
    return made
