"""What can be said of somebody: a birth as far as it is known, and whether she is a child."""

import re
from dataclasses import dataclass
from datetime import date

from django.utils.dateformat import format as format_date
from django.utils.translation import gettext_lazy as _

from wayside.people.vocabulary import AgeMark
from wayside.web.states import NotNow

WRITTEN = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
OLDEST = 110
ADULT = 18


@dataclass(frozen=True, slots=True)
class Born:
    """A day, a month or a year of birth: the earliest and the latest day it can have been."""

    earliest: date
    latest: date

    @classmethod
    def parse(cls, text: str) -> "Born | None":
        """The birth that ``1990``, ``1990-05`` or ``1990-05-17`` stands for; None for nothing.

        Raises:
            NotNow: it is no such date.
        """
        if not text:
            return None
        found = WRITTEN.fullmatch(text)
        try:
            if found is None:
                raise ValueError(text)
            year, month, day = (int(each) if each else 0 for each in found.groups())
            first = date(year, month or 1, day or 1)
            last = first if day else _last_day(year, month)
        except ValueError:
            raise NotNow(
                _("Write the date of birth as far as it is known: a year, a month or a day.")
            ) from None
        return cls(first, last)

    def __str__(self) -> str:
        """In words, as far as it is known."""
        if self.earliest == self.latest:
            return format_date(self.earliest, "j F Y")
        whole_year = self.earliest.month != self.latest.month
        return format_date(self.earliest, "Y" if whole_year else "F Y")

    def youngest_on(self, day: date) -> int:
        """The lowest age she can have on a day, in whole years."""
        return _age(self.latest, day)

    def oldest_on(self, day: date) -> int:
        """The highest age she can have on a day, in whole years."""
        return _age(self.earliest, day)


def check_birth(born: Born | None, *, today: date) -> None:
    """Raises:
    NotNow: the birth lies ahead, or longer ago than anybody lives.
    """
    if born is None:
        return
    if born.earliest > today:
        raise NotNow(_("The date of birth lies ahead."))
    if born.youngest_on(today) > OLDEST:
        raise NotNow(_("Nobody is more than %(age)s years old.") % {"age": OLDEST})


def age_mark(said: AgeMark, born: Born | None, *, today: date) -> AgeMark:
    """Child or adult: by the birth where it tells, else as it was said. Doubt makes a child."""
    if born is None:
        return said
    if born.youngest_on(today) >= ADULT:
        return AgeMark.ADULT
    return AgeMark.CHILD if born.oldest_on(today) < ADULT else AgeMark.MAY_BE_CHILD


def check_no_longer_child(because: str) -> None:
    """Raises:
    NotNow: it is not said how it is known that somebody marked as a child is an adult.
    """
    if not because.strip():
        raise NotNow(
            _(
                "This person is marked as a child, or as one who may be. Say how it is known that "
                "they are an adult: the safeguarding leads are told."
            )
        )


def _age(born: date, day: date) -> int:
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def _last_day(year: int, month: int) -> date:
    if not month or month == 12:
        return date(year, 12, 31)
    return date.fromordinal(date(year, month + 1, 1).toordinal() - 1)
