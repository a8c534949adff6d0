"""The window of opportunity that somebody's absence makes."""

from datetime import date, timedelta

from django.utils.translation import gettext_lazy as _

from wayside.people.relations.vocabulary import WindowKind
from wayside.web.states import NotNow

BEFORE_RELEASE = timedelta(days=28)


def check_dates(from_date: date, release_date: date | None) -> None:
    """Raises:
    NotNow: the release is before the beginning.
    """
    if release_date is not None and release_date < from_date:
        raise NotNow(_("The release must not be before the day from which this person is away."))


def window(
    *, from_date: date, release_date: date | None, prepared: bool, today: date
) -> WindowKind:
    """What is open today. Ahead: they are not away yet. Away: much is possible that was not, so
    each contact is a chance. Four weeks before a release: what is needed must be agreed by then.
    From the release on: how to reach each other must be rechecked, until somebody notes that it
    is past."""
    if today < from_date:
        return WindowKind.AHEAD
    if release_date is not None and today >= release_date:
        return WindowKind.RELEASED
    if release_date is not None and release_date - today <= BEFORE_RELEASE and not prepared:
        return WindowKind.RELEASE_NEAR
    return WindowKind.AWAY
