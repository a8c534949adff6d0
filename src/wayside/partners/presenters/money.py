"""Grants as the pages show them."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wayside.partners import rules
from wayside.partners.models import (
    FundingGrant,
)
from wayside.web.components.text import Colour


@dataclass(frozen=True, slots=True)
class Money:
    """A grant with the days it has left, and the warning where one is due."""

    funder: str
    amount: Decimal
    start: date
    end: date
    pays_for: str
    state: str
    colour: Colour
    warning: str
    change_url: str
    programme: str
    programme_url: str

    @property
    def pounds(self) -> str:
        """The amount as written on a cheque, without pence when there are none."""
        return f"£{self.amount:,.0f}" if self.amount == int(self.amount) else f"£{self.amount:,.2f}"


def money(grant: FundingGrant, *, today: date) -> Money:
    """A grant as its row shows it."""
    left = rules.days_left(grant.end_date, today=today)
    state, colour = _money_state(grant, left, today)
    warning = ""
    if rules.lapses_soon(grant.start_date, grant.end_date, today=today):
        warning = ngettext(
            "The money from %(funder)s lapses today: what is not spent is lost.",
            "The money from %(funder)s lapses in %(days)d days: what is not spent by then is lost.",
            left,
        ) % {"funder": grant.funder, "days": left}
    return Money(
        funder=grant.funder,
        amount=grant.amount,
        start=grant.start_date,
        end=grant.end_date,
        pays_for=grant.pays_for,
        state=state,
        colour=colour,
        warning=warning,
        change_url=reverse("partners:change_funding", args=[grant.id]),
        programme=grant.programme.name,
        programme_url=reverse("partners:programme", args=[grant.programme_id]),
    )


def _money_state(grant: FundingGrant, left: int, today: date) -> tuple[str, Colour]:
    if grant.start_date > today:
        return _("Not begun"), "grey"
    if left <= 0:
        return _("Lapsed"), "grey"
    words = ngettext("%(days)d day left", "%(days)d days left", left) % {"days": left}
    return words, "orange" if left <= rules.LAPSES_SOON_DAYS else "green"
