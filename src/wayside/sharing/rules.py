"""What a grant may be."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from wayside.web.states import NotNow


def check_period(*, from_at: datetime, until_at: datetime | None) -> None:
    """Raises:
    NotNow: the end is not after the beginning.
    """
    if until_at is not None and until_at <= from_at:
        raise NotNow(_("The access must end after it begins."))
