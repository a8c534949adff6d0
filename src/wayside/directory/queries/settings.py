"""What the partnership has set for its directory."""

from datetime import date

from django.db.models import (
    DateField,
    Expression,
    ExpressionWrapper,
    QuerySet,
    Subquery,
    Value,
)
from django.db.models.functions import Coalesce

from wayside.directory.models import ReviewPeriod, Strand

REVIEW_DAYS = 90


def review_days(today: date) -> int:
    """After how many days without confirmation an entry is asked about, on a day."""
    period = _periods(today).first()
    return period.days if period else REVIEW_DAYS


def review_day(today: date) -> Expression:
    """The day before which a confirmation is that long ago, for a condition."""
    days = Coalesce(Subquery(_periods(today).values("days")[:1]), REVIEW_DAYS)
    return ExpressionWrapper(Value(today, DateField()) - days, output_field=DateField())


def _periods(today: date) -> QuerySet[ReviewPeriod]:
    return ReviewPeriod.objects.filter(from_date__lte=today)


def strands_in_use() -> QuerySet[Strand]:
    """The strands that an entry may be given."""
    return Strand.objects.filter(in_use=True)
