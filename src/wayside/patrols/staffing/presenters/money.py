"""Grants and nights with their money, in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.dateformat import format as format_date
from django.utils.translation import gettext as _

from wayside.partners.models import FundingGrant
from wayside.patrols.models import Patrol
from wayside.patrols.queries.facts import patrol_name
from wayside.patrols.staffing import sentences
from wayside.patrols.staffing.forecast import forecast
from wayside.patrols.staffing.queries.money import Price, Spending, money_of
from wayside.patrols.staffing.vocabulary import PayKind


@dataclass(frozen=True, slots=True)
class GrantRow:
    """One grant: what it pays for, what it has paid, what is left, how long that lasts."""

    id: UUID
    funder: str
    until: str
    pays: str
    charged: str
    left: str
    lasts: str
    assumes: str
    warning: str
    burn_down: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class NightCost:
    """A night that nobody pays for yet."""

    id: UUID
    name: str
    cost: str


def grant_rows(
    grants: Sequence[FundingGrant], spent: Mapping[UUID, tuple[Spending, ...]], *, today: date
) -> tuple[GrantRow, ...]:
    """Each grant with its burn-down, night by night."""
    return tuple(_grant(each, spent.get(each.id, ()), today) for each in grants)


def night_rows(nights: Sequence[Patrol], prices: Mapping[UUID, Price]) -> tuple[NightCost, ...]:
    """Nights with their price."""
    return tuple(
        NightCost(
            each.id,
            patrol_name(each),
            sentences.cost(prices[each.id].pence, prices[each.id].rest_minutes),
        )
        for each in nights
    )


def _grant(grant: FundingGrant, nights: tuple[Spending, ...], today: date) -> GrantRow:
    kept = money_of(grant, nights)
    ahead = forecast(kept, [(each.night, each.pence) for each in nights], today)
    left, burn_down = kept.amount, []
    for each in nights:
        left -= each.pence
        burn_down.append((format_date(each.night, "l j F Y"), sentences.money(left)))
    lasts = (
        _("About until %s.") % format_date(ahead.runs_out, "j F Y")
        if ahead.runs_out
        else _("At least until it ends.")
        if ahead.a_week
        else _("Not known yet.")
    )
    return GrantRow(
        id=grant.id,
        funder=grant.funder,
        until=format_date(grant.end_date, "j F Y"),
        pays=_pays(kept.pays),
        charged=sentences.money(kept.charged),
        left=sentences.money(ahead.left),
        lasts=lasts,
        assumes=ahead.assumes,
        warning=ahead.warning,
        burn_down=tuple(burn_down),
    )


def _pays(pays: frozenset[str] | None) -> str:
    if pays is None:
        return _("Not written down yet: nothing can be charged.")
    said = [str(each.label) for each in PayKind if each in pays]
    return ", ".join(said) or _("No pay at all.")
