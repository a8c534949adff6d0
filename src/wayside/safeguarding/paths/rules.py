"""What the state of things past allows."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from wayside.web.states import NotNow


def check_past(on: date, *, today: date, after: date | None = None) -> None:
    """Raises:
    NotNow: it lies ahead, or before what was noted last.
    """
    if on > today:
        raise NotNow(_("This lies ahead. Enter when it was."))
    if after is not None and on < after:
        raise NotNow(_("This lies before the step that was noted last."))
