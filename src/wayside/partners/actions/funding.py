"""Recording and changing grants of money."""

from datetime import date, datetime
from decimal import Decimal

from django.db import transaction

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import record
from wayside.partners import rules
from wayside.partners.actions.changes import write_changes
from wayside.partners.models import FundingGrant, Programme
from wayside.partners.permissions import MANAGE_FUNDING

EDITABLE = ("funder", "amount", "start_date", "end_date", "pays_for")


@transaction.atomic
def add_funding(
    *,
    programme: Programme,
    funder: str,
    amount: Decimal,
    start_date: date,
    end_date: date,
    pays_for: str,
    by: Actor,
    now: datetime,
) -> FundingGrant:
    """Record a grant for a programme: who gives how much, for when and for what."""
    require(by, MANAGE_FUNDING, area_id=programme.area_id)
    rules.check_period(start_date, end_date)
    rules.check_amount(amount)
    grant = FundingGrant.objects.create(
        programme=programme,
        funder=funder.strip(),
        amount=amount,
        start_date=start_date,
        end_date=end_date,
        pays_for=pays_for.strip(),
        created_at=now,
        updated_at=now,
    )
    record(
        by=by,
        operation=Operation.COLLECTION,
        action="partners.add_funding",
        record_type="partners.FundingGrant",
        record_id=grant.id,
        area_id=programme.area_id,
        controller_id=programme.lead_agency_id,
        fields=EDITABLE,
        now=now,
    )
    return grant


@transaction.atomic
def change_funding(
    *, grant: FundingGrant, expected_version: int, by: Actor, now: datetime
) -> tuple[str, ...]:
    """Write an edited grant; returns the fields changed."""
    require(by, MANAGE_FUNDING, area_id=grant.programme.area_id)
    rules.check_period(grant.start_date, grant.end_date)
    rules.check_amount(grant.amount)
    return write_changes(
        grant,
        fields=EDITABLE,
        expected_version=expected_version,
        by=by,
        now=now,
        action="partners.change_funding",
        area_id=grant.programme.area_id,
        controller_id=grant.programme.lead_agency_id,
    )
