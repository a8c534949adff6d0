"""What the partnership has set for its directory."""

from datetime import date

from django.db.models import QuerySet

from wayside.directory.models import ReviewPeriod, Strand

REVIEW_DAYS = 90


def review_days(today: date) -> int:
    """After how many days without confirmation an entry is asked about, on a day."""
    period = ReviewPeriod.objects.filter(from_date__lte=today).first()
    return period.days if period else REVIEW_DAYS


def strands_in_use() -> QuerySet[Strand]:
    """The strands that an entry may be given."""
    return Strand.objects.filter(in_use=True)
