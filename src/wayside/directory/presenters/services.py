"""A service as pages show it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wayside.directory.models import Schedule, Service
from wayside.directory.models.values import Hours
from wayside.directory.queries.reach import hours_of
from wayside.directory.rules import needs_review
from wayside.directory.vocabulary import Need, Status, Weekday
from wayside.web.components.text import Colour, london_short

COLOURS: dict[str, Colour] = {
    Status.ACTIVE: "green",
    Status.PAUSED: "yellow",
    Status.INACTIVE: "grey",
    Status.DEFUNCT: "grey",
}


@dataclass(frozen=True, slots=True)
class Row:
    """A service in a list."""

    name: str
    url: str
    organization: str
    kind: str
    needs: str
    status: str
    colour: Colour
    is_open: bool
    confidential: bool
    confirmed: str
    is_stale: bool
    keeper: str


def row(service: Service, *, today: date, days: int) -> Row:
    """A service in a list."""
    return Row(
        name=service.name,
        url=reverse("directory:service", args=[service.pk]),
        organization=service.organization.name,
        kind=service.get_kind_display(),
        needs=needs_in_words(service.needs),
        status=service.get_status_display(),
        colour=COLOURS[service.status],
        is_open=service.status == Status.ACTIVE,
        confidential=service.confidential,
        confirmed=confirmed(service, today=today),
        is_stale=needs_review(service.confirmed_date, today=today, days=days),
        keeper=responsible(service),
    )


def confirmed(service: Service, *, today: date) -> str:
    """When an entry was confirmed, and how long ago that is."""
    when = service.confirmed_date
    if when is None:
        return _("Never confirmed")
    ago = max((today - when).days, 0)
    said = ngettext("%(date)s, %(n)d day ago", "%(date)s, %(n)d days ago", ago)
    return said % {"date": london_short(when), "n": ago}


def responsible(service: Service) -> str:
    """Who keeps an entry, and whom to ask there."""
    if service.keeper is None:
        return _("Nobody yet: an administrator names an agency")
    contact = service.keeper.contact_name
    return f"{service.keeper.name} ({contact})" if contact else service.keeper.name


def needs_in_words(needs: Iterable[str]) -> str:
    """What a service helps with."""
    return ", ".join(str(Need(each).label) for each in needs if each in Need.values)


def hours(schedules: Iterable[Schedule]) -> list[str]:
    """Each row of hours as people say it."""
    return [
        _told(hours_of(each), each.extra.get("bymonthday", "") if each.freq == "MONTHLY" else "")
        for each in schedules
    ]


def hours_in_words(hours: Hours) -> str:
    """One row of weekly hours."""
    return _told(hours, "")


def _told(hours: Hours, monthly: str) -> str:
    days = ", ".join(str(_day(each)) for each in hours.days)
    between = ""
    if hours.opens and hours.closes:
        between = f"{hours.opens:%H:%M}–{hours.closes:%H:%M}"
    elif hours.opens:
        between = _("from %(time)s") % {"time": f"{hours.opens:%H:%M}"}
    elif hours.closes:
        between = _("until %(time)s") % {"time": f"{hours.closes:%H:%M}"}
    month = _("days of the month: %(days)s") % {"days": monthly} if monthly else ""
    parts = [each for each in (days, month, between, hours.words) if each]
    return ": ".join(parts[:2]) + (f". {'. '.join(parts[2:])}" if parts[2:] else "")


def _day(code: str) -> str | Promise:
    return Weekday(code).label if code in Weekday.values else code
