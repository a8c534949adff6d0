"""Which grant pays for a patrol, and what a grant may pay for."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import look, record
from wayside.partners.models import Area, FundingGrant
from wayside.patrols.models import GrantTerms, Patrol, PatrolFunding
from wayside.patrols.staffing import rules
from wayside.patrols.staffing.actions import steps
from wayside.patrols.staffing.permissions import CHARGE_GRANTS
from wayside.patrols.staffing.queries import locked_area
from wayside.patrols.staffing.queries.money import (
    Charge,
    Price,
    charge_of,
    money_of,
    prices_of,
    spending_of,
)
from wayside.patrols.staffing.vocabulary import PayKind
from wayside.patrols.vocabulary import PatrolState
from wayside.web.states import NotNow


@look
def open_money(*, area: Area, by: Actor, now: datetime) -> None:
    """What patrols cost and what grants have left."""
    require(by, CHARGE_GRANTS, area_id=area.id)
    record(
        by=by, operation=Operation.CONSULTATION, action="patrols.open_money", now=now,
        area_id=area.id,
    )  # fmt: skip


@transaction.atomic
def set_grant_terms(
    *, grant: FundingGrant, pays: Iterable[PayKind], reading: str, by: Actor, now: datetime
) -> GrantTerms:
    """Write down what a grant may pay for, and the funder's words that this rests on.

    Raises:
        NotNow: the words are missing, or nights already charged would no longer be covered.
    """
    require(by, CHARGE_GRANTS, area_id=grant.programme.area_id)
    kinds = sorted({str(each) for each in pays})
    if not reading.strip():
        raise NotNow(_("Copy the funder's words that say so."))
    locked_area(grant.programme.area)
    _check_charged(grant, frozenset(kinds))
    terms, _made = GrantTerms.objects.update_or_create(
        grant=grant,
        defaults={"pays": kinds, "reading": reading.strip(), "updated_at": now},
        create_defaults={
            "pays": kinds, "reading": reading.strip(), "created_at": now, "updated_at": now
        },
    )  # fmt: skip
    steps.note(terms, "patrols.set_grant_terms", by, now, ("pays", "reading"))
    return terms


@transaction.atomic
def charge_patrol(
    *, patrol: Patrol, grant: FundingGrant, by: Actor, now: datetime
) -> PatrolFunding:
    """Let a grant pay for a patrol, or another one than before.

    Raises:
        NotNow: the grant may not pay for it; the sentence says why.
    """
    area_id = patrol.week.area_id
    require(by, CHARGE_GRANTS, area_id=area_id)
    locked_area(patrol.week.area)
    if grant.programme.area_id != area_id:
        raise NotNow(_("This grant is of another area's programme."))
    nights = spending_of([grant]).get(grant.id, ())
    already = PatrolFunding.objects.filter(patrol=patrol, grant=grant).first()
    if already is not None:
        return already
    price = prices_of([patrol.id]).get(patrol.id, Price())
    rules.check_can_charge(money_of(grant, nights), patrol.date, price.pence, price.kinds)
    made, _new = PatrolFunding.objects.update_or_create(
        patrol=patrol,
        defaults={"grant": grant, "checked_pence": price.pence, "updated_at": now},
        create_defaults={
            "grant": grant, "checked_pence": price.pence, "created_at": now, "updated_at": now
        },
    )  # fmt: skip
    steps.note(made, "patrols.charge_patrol", by, now, ("grant", "checked_pence"))
    return made


@transaction.atomic
def recheck_charge(*, patrol: Patrol, by: Actor, now: datetime) -> PatrolFunding:
    """Hold a charge against the grant again, at what the patrol costs now.

    Raises:
        NotNow: no grant pays for it, it was cancelled, or the grant may not pay any more.
    """
    charge = _locked_charge(patrol, by)
    if charge.funding.patrol.state == PatrolState.CANCELLED:
        raise NotNow(_("The patrol was cancelled. Take the charge back."))
    rules.check_can_charge(
        charge.money, charge.funding.patrol.date, charge.price.pence, charge.price.kinds
    )
    steps.count_up(charge.funding, now, checked_pence=charge.price.pence)
    steps.note(charge.funding, "patrols.recheck_charge", by, now, ("checked_pence",))
    return charge.funding


@transaction.atomic
def take_charge_back(*, patrol: Patrol, by: Actor, now: datetime) -> None:
    """Charge a patrol to no grant any more.

    Raises:
        NotNow: no grant pays for it.
    """
    charge = _locked_charge(patrol, by)
    steps.note(
        charge.funding, "patrols.take_charge_back", by, now, ("grant",),
        operation=Operation.ERASURE,
    )  # fmt: skip
    charge.funding.delete()


def _locked_charge(patrol: Patrol, by: Actor) -> Charge:
    require(by, CHARGE_GRANTS, area_id=patrol.week.area_id)
    locked_area(patrol.week.area)
    found = charge_of(patrol.week.area, patrol.id)
    if found is None:
        raise NotNow(_("No grant pays for this patrol."))
    return found


def _check_charged(grant: FundingGrant, pays: frozenset[str]) -> None:
    charged = list(PatrolFunding.objects.filter(grant=grant).values_list("patrol", flat=True))
    used = {kind for each in prices_of(charged).values() for kind in each.kinds}
    if used - pays:
        raise NotNow(_("Nights charged to this grant are for pay that it then could not pay for."))
