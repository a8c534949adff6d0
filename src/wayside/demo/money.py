"""What the demo's grants pay for: the small one nearly spent, the large one about to lapse."""

from datetime import date, datetime

from wayside.demo import partnership
from wayside.demo.players import Players, at
from wayside.partners.models import FundingGrant
from wayside.patrols.models import Patrol
from wayside.patrols.staffing.actions.money import charge_patrol, set_grant_terms
from wayside.patrols.staffing.queries.money import money_of, prices_of, spending_of
from wayside.patrols.staffing.vocabulary import PayKind
from wayside.patrols.vocabulary import PatrolState

SMALL_FUNDER, LARGE_FUNDER = "Example Police", "Proceeds of crime fund"
LEFT_AT_LEAST = 45_000
SATURDAY = 5


def read_terms(players: Players) -> None:
    """What each funder's words allow, before the first night is charged."""
    for funder, pays, reading in (
        (SMALL_FUNDER, (PayKind.OVERTIME,), "Overtime on patrols."),
        (
            LARGE_FUNDER,
            (PayKind.OVERTIME, PayKind.REST_DAY, PayKind.HOLIDAY),
            "Overtime, and hot drinks and snacks for the soup kitchen.",
        ),
    ):
        set_grant_terms(
            grant=_grant(players, funder),
            pays=pays,
            reading=reading,
            by=players.coordinator,
            now=at(partnership.PROGRAMME_START, 9),
        )


def charge(players: Players, nights: list[Patrol], now: datetime) -> None:
    """Charge the nights of a week: Fridays to the small grant while it lasts, from June the rest
    to the large one. What neither may pay for stays with the force's own budget."""
    prices = prices_of([each.id for each in nights])
    for night in nights:
        if night.state == PatrolState.CANCELLED:
            continue
        price = prices[night.id]
        grant = _payer(players, night.date, price.pence)
        if grant is None or not price.kinds <= set(grant.terms.pays):
            continue
        charge_patrol(patrol=night, grant=grant, by=players.coordinator, now=now)


def _payer(players: Players, night: date, pence: int) -> FundingGrant | None:
    small = _grant(players, SMALL_FUNDER)
    kept = money_of(small, spending_of([small]).get(small.id, ()))
    if night.weekday() != SATURDAY and kept.amount - kept.charged - pence >= LEFT_AT_LEAST:
        return small
    large = _grant(players, LARGE_FUNDER)
    return large if night >= large.start_date else None


def _grant(players: Players, funder: str) -> FundingGrant:
    found = FundingGrant.objects.filter(programme__area=players.area, funder=funder)
    return found.select_related("terms", "programme__area").get()
