"""Hours of patrols and of fixed stops."""

from datetime import date, timedelta

from django.utils.translation import gettext_lazy as _

from wayside.patrols.calendar import IsoWeek, Window
from wayside.web.states import NotNow

LONGEST = timedelta(hours=12)
SHORTEST = timedelta(minutes=30)


def check_in_week(day: date, week: IsoWeek) -> None:
    """Raise unless the day lies in the week.

    Raises:
        NotNow: it lies in another week.
    """
    if day not in week:
        raise NotNow(
            _("%(day)s is not in week %(week)s. Choose a day from %(monday)s to %(sunday)s.")
            % {
                "day": f"{day.day}/{day.month}/{day.year}",
                "week": week,
                "monday": f"{week.monday.day}/{week.monday.month}",
                "sunday": f"{week.sunday.day}/{week.sunday.month}",
            }
        )


def check_hours(hours: Window) -> None:
    """Raise unless the patrol lasts from half an hour to twelve hours, overtime included.

    Raises:
        NotNow: it is shorter or longer.
    """
    if not SHORTEST <= hours.length <= LONGEST:
        raise NotNow(
            _("A patrol lasts from 30 minutes to 12 hours. This one would last %(hours)s hours.")
            % {"hours": f"{hours.length.total_seconds() / 3600:g}"}
        )


def check_fixed(stop: Window, hours: Window) -> None:
    """Raise unless a fixed stop lies within the patrol's hours.

    Raises:
        NotNow: it does not.
    """
    if not hours.holds(stop):
        raise NotNow(
            _("The fixed time lies outside the hours of the patrol. Change it, or the hours first.")
        )
