"""What goes on about somebody, each line with its page."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from wayside.support.endings.queries import StillOpen
from wayside.support.endings.vocabulary import OpenKind
from wayside.web.states import Words

PAGES = {
    OpenKind.DEMAND: "sharing:demands",
    OpenKind.REFERRAL: "support:referral",
    OpenKind.DISCLOSURE: "sharing:disclosure",
    OpenKind.COMPLAINT: "support:complaint",
}


@dataclass(frozen=True, slots=True)
class ShownOpen:
    """One line."""

    label: Words
    since: datetime
    url: str


def shown(found: Iterable[StillOpen]) -> tuple[ShownOpen, ...]:
    """The lines, in the order given."""
    return tuple(
        ShownOpen(each.kind.label, each.since, reverse(PAGES[each.kind], args=[each.number]))
        for each in found
    )
