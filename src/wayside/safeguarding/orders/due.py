"""Orders that end soon, and what was noted of them on a timeline."""

from collections.abc import Iterator
from datetime import date

from django.db.models import CharField, F, QuerySet, Value
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wayside.access.vocabulary import Role
from wayside.people.models import Person
from wayside.people.queries.mine import Mine
from wayside.safeguarding.models import ProtectiveOrder
from wayside.safeguarding.orders import queries, rules
from wayside.safeguarding.orders.permissions import KEEP_ORDERS
from wayside.support.duties import Asking, Duty, Rows, Source
from wayside.support.timeline.registry import Moment, on_day, rows_of
from wayside.support.timeline.registry import Source as Moments

MOST = 50


def _ending(asking: Asking) -> QuerySet[ProtectiveOrder]:
    found = queries.ending(asking.led, today=asking.today, on=date.max)
    return found.annotate(word=Value("", output_field=CharField()), day=F("until_date"))


def _end(person: Person, _word: str, day: date | None, today: date) -> Duty:
    """An order that ends in some weeks, in days, or has ended."""
    label = _("A protective order ends soon: apply again?")
    if day is not None and day < today:
        label = _("A protective order has run out: note what comes")
    elif rules.is_last(day, today=today):
        label = _("A protective order ends within days: plan for it")
    url = reverse("safeguarding:orders", args=[person.id])
    return Duty(person.called, label, min(day or today, today), url)


def _led(mine: Mine) -> Iterator[Duty]:
    """To a lead: orders of people whom colleagues support that end within days, or have run out,
    so that none ends unseen while a worker is away."""
    if mine.actor.role != Role.SAFEGUARDING_LEAD:
        return
    last = rules.last_reminder(mine.today)
    found = list(queries.ending_for_others(mine.led, by=mine.today + last)[:MOST])
    people = Person.objects.in_bulk([each.subject_id for each in found], field_name="subject_id")
    for each in found:
        if each.subject_id in people:
            yield _end(people[each.subject_id], "", each.until_date, mine.today)


def moments(person: Person, most: int | None) -> Iterator[Moment]:
    """Each order on its first day."""
    url = reverse("safeguarding:orders", args=[person.id])
    for each in queries.orders_of(person)[:most]:
        yield Moment(on_day(each.from_date), each.get_kind_display(), "", "", url)


DUTIES = (
    Rows("order_ends", KEEP_ORDERS, _ending, _end),
    Source("order_ends_led", KEEP_ORDERS, _led),
)
MOMENTS = Moments(
    "orders",
    gettext_lazy("Protective orders"),
    KEEP_ORDERS,
    moments,
    (rows_of(ProtectiveOrder, "from_date"),),
)
