"""What a first page shows, as frozen values."""

from dataclasses import dataclass
from enum import IntEnum

from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from wayside.home.vocabulary import RolePage
from wayside.web.components.text import Colour


class Urgency(IntEnum):
    """What comes first on the page."""

    BLOCKED = 0
    DUE = 1
    SOON = 2
    TO_KNOW = 3


LABELS: dict[Urgency, tuple[str | Promise, Colour]] = {
    Urgency.BLOCKED: (_("Needs you now"), "red"),
    Urgency.DUE: (_("To do"), "orange"),
    Urgency.SOON: (_("Soon"), "yellow"),
    Urgency.TO_KNOW: (_("To know"), "grey"),
}


@dataclass(frozen=True, slots=True)
class Due:
    """One thing to do, with where it is done and why."""

    title: str | Promise
    url: str
    urgency: Urgency
    hint: str | Promise = ""

    @property
    def status(self) -> str | Promise:
        """How urgent, in words."""
        return LABELS[self.urgency][0]

    @property
    def colour(self) -> Colour:
        """How urgent, in colour."""
        return LABELS[self.urgency][1]


@dataclass(frozen=True, slots=True)
class Way:
    """A page that this actor may open now, and what it is for."""

    title: str | Promise
    url: str
    sentence: str | Promise


@dataclass(frozen=True, slots=True)
class WeekCard:
    """A week at a glance."""

    caption: str
    title: str
    url: str
    state: str
    colour: Colour
    sentence: str
    map: SafeString


@dataclass(frozen=True, slots=True)
class FirstPage:
    """A whole first page."""

    role: str
    place: str
    page: RolePage
    due: tuple[Due, ...]
    weeks: tuple[WeekCard, ...]
    ways: tuple[Way, ...]
    alarms: tuple[str, ...]

    @property
    def is_to_come(self) -> bool:
        """Whether the role's own work is not built yet, so that an empty list says nothing."""
        return bool(self.page.later) and not self.weeks
