"""What a meeting and a need may be."""

from collections.abc import Collection
from datetime import date, datetime, timedelta

from django.utils.translation import gettext_lazy as _

from wayside.web.states import NotNow

LONGEST_AGO = timedelta(days=366)
LONGEST_WAIT = timedelta(days=366)


def check_moment(met_at: datetime, *, now: datetime) -> None:
    """Raises:
    NotNow: the meeting lies ahead, or further back than anybody notes one.
    """
    if met_at > now:
        raise NotNow(_("A meeting cannot lie ahead. Check the day and the time."))
    if met_at < now - LONGEST_AGO:
        raise NotNow(_("This is more than a year ago. Check the year."))


def check_review(review_date: date, *, today: date) -> None:
    """Raises:
    NotNow: the day has passed, or lies too far ahead to be kept.
    """
    if review_date < today:
        raise NotNow(_("Choose a day to come to look at the plan together."))
    if review_date > today + LONGEST_WAIT:
        raise NotNow(_("Look at a plan together at least once a year."))


def check_taken(offered: Collection[str], taken: Collection[str]) -> None:
    """Raises:
    NotNow: something was taken up that was not offered.
    """
    if not set(taken) <= set(offered):
        raise NotNow(_("What was taken up must be among what was offered."))
