"""What patrols cost, and what each grant has paid and has left."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet, Sum

from wayside.partners.models import Area, FundingGrant
from wayside.partners.queries import programme_of
from wayside.patrols.models import GrantTerms, Patrol, PatrolFunding, Posting
from wayside.patrols.staffing.rules import Money
from wayside.patrols.vocabulary import PatrolState, PostingState
from wayside.web.statements import compiled
from wayside.workforce import queries as workforce
from wayside.workforce.models import PayRates

PENCE = 100


@dataclass(frozen=True, slots=True)
class Price:
    """One patrol's pay, rest owed and kinds of pay."""

    pence: int = 0
    rest_minutes: int = 0
    kinds: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Spending:
    """One charged night."""

    night: date
    pence: int


def prices_of(patrol_ids: list[UUID]) -> Mapping[UUID, Price]:
    """What each patrol costs by its published postings; one query."""
    rows = Posting.objects.filter(patrol__in=patrol_ids, state=PostingState.PUBLISHED).order_by()
    return _summed(rows.values_list("patrol", "cost_pence", "rest_minutes", "pay"))


def priced(postings: Iterable[Posting]) -> Mapping[UUID, Price]:
    """What patrols cost by places that are known already."""
    return _summed((row.patrol_id, row.cost_pence, row.rest_minutes, row.pay) for row in postings)


def _summed(rows: Iterable[tuple[UUID, int, int, str]]) -> Mapping[UUID, Price]:
    found: dict[UUID, Price] = defaultdict(Price)
    for patrol, pence, rest_minutes, pay in rows:
        was, kinds = found[patrol], {pay} if pence else set()
        found[patrol] = Price(was.pence + pence, was.rest_minutes + rest_minutes, was.kinds | kinds)
    return found


def grants_of(area: Area) -> list[FundingGrant]:
    """The grants of an area's programmes with what they may pay for."""
    rows = FundingGrant.objects.filter(programme__area=area).select_related("terms", "programme")
    return list(rows)


def spending_of(grants: list[FundingGrant]) -> Mapping[UUID, tuple[Spending, ...]]:
    """The nights charged to each grant, in order of time; a cancelled night costs nothing."""
    found: dict[UUID, list[Spending]] = defaultdict(list)
    for grant, night, pence in _charged([each.id for each in grants]):
        found[grant].append(Spending(night, pence))
    return {key: tuple(nights) for key, nights in found.items()}


@compiled
def _charged(grants: list[UUID]) -> QuerySet[Any, tuple[UUID, date, int]]:
    told = Q(patrol__postings__state=PostingState.PUBLISHED)
    rows = (
        PatrolFunding.objects.filter(grant__in=grants)
        .exclude(patrol__state=PatrolState.CANCELLED)
        .annotate(pence=Sum("patrol__postings__cost_pence", filter=told, default=0))
        .order_by("patrol__starts_at")
    )
    return rows.values_list("grant", "patrol__date", "pence")


def money_of(grant: FundingGrant, nights: tuple[Spending, ...]) -> Money:
    """A grant as the rules ask of it."""
    terms: GrantTerms | None = getattr(grant, "terms", None)
    return Money(
        name=grant.funder,
        amount=int(grant.amount * PENCE),
        charged=sum(each.pence for each in nights),
        start=grant.start_date,
        end=grant.end_date,
        pays=frozenset(terms.pays) if terms else None,
    )


def unpaid_nights(area: Area, since: date) -> list[Patrol]:
    """Nights with people on them that no grant pays for yet."""
    rows = Patrol.objects.filter(
        week__area=area,
        date__gte=since,
        funding__isnull=True,
        postings__state=PostingState.PUBLISHED,
    ).exclude(state=PatrolState.CANCELLED)
    return list(rows.select_related("week").defer("week__ranking").distinct())


@dataclass(frozen=True, slots=True, eq=False)
class Charge:
    """A night charged to a grant, its price now, and how much the grant has for it."""

    funding: PatrolFunding
    price: Price
    money: Money


def charges_of(
    grants: list[FundingGrant], spent: Mapping[UUID, tuple[Spending, ...]]
) -> tuple[Charge, ...]:
    """Every charge with what it costs now, cancelled nights too, in order of time; ``money``
    leaves the night itself out. Two queries."""
    by_id = {each.id: each for each in grants}
    rows = PatrolFunding.objects.filter(grant__in=grants).select_related("patrol__week")
    charged = list(rows.defer("patrol__week__ranking").order_by("patrol__starts_at"))
    prices = prices_of([each.patrol_id for each in charged])
    found = []
    for each in charged:
        kept = money_of(by_id[each.grant_id], spent.get(each.grant_id, ()))
        price = prices[each.patrol_id]
        own = 0 if each.patrol.state == PatrolState.CANCELLED else price.pence
        found.append(Charge(each, price, replace(kept, charged=kept.charged - own)))
    return tuple(found)


def charge_of(area: Area, patrol_id: UUID) -> Charge | None:
    """The charge of one night of an area."""
    grants = grants_of(area)
    rows = charges_of(grants, spending_of(grants))
    return next((each for each in rows if each.funding.patrol_id == patrol_id), None)


def rates_on(area: Area, on: date) -> PayRates | None:
    """The dated rates by which nights from a day on are priced; None when the usual ones are."""
    programme = programme_of(area)
    return workforce.pay_rates(programme.lead_agency, on=on) if programme else None
