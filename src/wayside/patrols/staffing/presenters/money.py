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
from wayside.patrols.staffing import rules, sentences
from wayside.patrols.staffing.forecast import forecast
from wayside.patrols.staffing.queries.money import Charge, Price, Spending, money_of
from wayside.patrols.staffing.vocabulary import PayKind
from wayside.patrols.vocabulary import PatrolState
from wayside.workforce.models import PayRates


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


@dataclass(frozen=True, slots=True)
class ChargeRow:
    """A charge that somebody must look at again, and why."""

    id: UUID
    name: str
    funder: str
    said: tuple[str, ...]
    is_cancelled: bool


def charge_rows(charges: Sequence[Charge]) -> tuple[ChargeRow, ...]:
    """The charges that a re-plan, a cancelling or the grant's own end has overtaken."""
    rows = (_charge(each) for each in charges)
    return tuple(each for each in rows if each.said)


def rates_in_words(rates: PayRates | None) -> str:
    """By which rates nights are priced, and whether anybody has checked them."""
    if rates is None:
        return _(
            "Nobody has entered the force's rates yet: nights are priced by usual ones. Enter "
            "them before relying on any sum."
        )
    given = {
        "force": rates.agency.name,
        "day": format_date(rates.from_date, "j F Y"),
        "source": rates.source,
    }
    said = _("Priced by the rates of %(force)s from %(day)s (%(source)s).") % given
    checked = _("They are checked.") if rates.checked_by_id else _("Nobody has checked them.")
    return f"{said} {checked}"


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


def _charge(charge: Charge) -> ChargeRow:
    funding, patrol = charge.funding, charge.funding.patrol
    is_cancelled = patrol.state == PatrolState.CANCELLED
    said = rules.charge_faults(
        charge.money,
        patrol.date,
        charge.price.pence,
        charge.price.kinds,
        checked=funding.checked_pence,
        is_cancelled=is_cancelled,
    )
    return ChargeRow(
        id=patrol.id,
        name=patrol_name(patrol),
        funder=charge.money.name,
        said=tuple(str(each) for each in said),
        is_cancelled=is_cancelled,
    )


def _pays(pays: frozenset[str] | None) -> str:
    if pays is None:
        return _("Not written down yet: nothing can be charged.")
    said = [str(each.label) for each in PayKind if each in pays]
    return ", ".join(said) or _("No pay at all.")
