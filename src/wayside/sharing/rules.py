"""What a grant may be."""

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from wayside.web.states import NotNow


def check_period(*, from_at: datetime, until_at: datetime | None) -> None:
    """Raises:
    NotNow: the end is not after the beginning.
    """
    if until_at is not None and until_at <= from_at:
        raise NotNow(_("The access must end after it begins."))


def check_somebody(who: UUID | None) -> UUID:
    """Who does it.

    Raises:
        NotNow: nobody known, or a service.
    """
    if who is None:
        raise NotNow(_("A person must do this, not a service."))
    return who
