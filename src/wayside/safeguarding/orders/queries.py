"""Orders that protect somebody, as the database shows them to whoever acts."""

from collections.abc import Collection
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import DateField, ExpressionWrapper, F, QuerySet, Value
from django.db.models.functions import Cast

from wayside.people.models import Person
from wayside.safeguarding.models import ProtectiveOrder
from wayside.safeguarding.orders.rules import first_reminder
from wayside.safeguarding.orders.vocabulary import OrderState


def orders_of(person: Person) -> QuerySet[ProtectiveOrder]:
    """All of them, the latest first, with who was told and what was noted."""
    found = ProtectiveOrder.objects.filter(subject=person.subject_id)
    found = found.prefetch_related("told__by__person", "breaches__by__person")
    return found.order_by("-from_date", "-created_at", "id")


def order_of(person: Person, order_id: UUID) -> ProtectiveOrder | None:
    """One of them."""
    return ProtectiveOrder.objects.filter(subject=person.subject_id, id=order_id).first()


def ending_for_others(own: Collection[UUID], *, by: date) -> QuerySet[ProtectiveOrder]:
    """Those in force that end by a day and protect people whom colleagues support."""
    found = ProtectiveOrder.objects.filter(state=OrderState.IN_FORCE, until_date__lte=by)
    return found.exclude(subject__in=own).order_by("until_date", "id")


def ending(led: Any, *, today: Any, on: Any) -> QuerySet[ProtectiveOrder]:
    """Those in force that protect these people and end soon; ``day`` is when that was first to be
    looked at."""
    first = ExpressionWrapper(
        Cast(F("until_date") - Value(first_reminder(on)), DateField()), output_field=DateField()
    )
    found = ProtectiveOrder.objects.filter(subject__in=led, state=OrderState.IN_FORCE)
    return found.annotate(first=first).filter(first__lte=today)
