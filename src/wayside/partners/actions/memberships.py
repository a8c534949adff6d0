"""Roles that one person may grant; the end of a role; which of one's roles to act under."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from wayside.access.actor import Actor
from wayside.access.models import Account
from wayside.access.permissions import require
from wayside.access.vocabulary import TWO_PERSON_ROLES, Role
from wayside.audit.vocabulary import Operation
from wayside.partners import queries
from wayside.partners.actions import granting, remaining
from wayside.partners.models import Agency, Area, Membership
from wayside.partners.permissions import PROPOSE_MEMBERSHIP
from wayside.partners.rules import NotPossibleError
from wayside.web.clock import day_of
from wayside.web.collisions import save_versioned


@transaction.atomic
def grant_membership(
    *,
    account: Account,
    agency: Agency,
    area: Area,
    role: Role,
    from_date: date,
    until_date: date | None,
    by: Actor,
    now: datetime,
) -> Membership:
    """Grant a role that opens no records, which one person may do for another."""
    require(by, PROPOSE_MEMBERSHIP, area_id=area.id)
    if role in TWO_PERSON_ROLES:
        raise NotPossibleError(
            _("This role opens records: propose it, and a second person grants it.")
        )
    place = granting.Place(account, agency, area, role, from_date, until_date)
    granting.check(place, by)
    membership = granting.make(place, now)
    granting.note(membership, "partners.grant_membership", by=by, now=now)
    return membership


@transaction.atomic
def end_membership(
    *, membership: Membership, last_day: date, expected_version: int, by: Actor, now: datetime
) -> None:
    """End someone's role. With today as the last day it ends at this moment, in open sessions
    too; a later day leaves it until that day is over."""
    require(by, PROPOSE_MEMBERSHIP, area_id=membership.area_id)
    today = day_of(now)
    if membership.ended_at or (membership.until_date and membership.until_date < today):
        raise NotPossibleError(_("This role has ended already."))
    if last_day < today:
        raise NotPossibleError(_("A role cannot be ended in the past. Choose today or later."))
    if membership.until_date and membership.until_date < last_day:
        raise NotPossibleError(_("The role ends before that day. Choose an earlier day."))
    remaining.check_when_role_ends(membership, last_day)
    membership.until_date = max(last_day, membership.from_date)
    membership.ended_at = now if last_day == today else None
    save_versioned(
        membership,
        expected_version=expected_version,
        now=now,
        fields=("until_date", "ended_at"),
    )
    granting.note(
        membership, "partners.end_membership", by=by, now=now, fields=("until_date", "ended_at")
    )


@transaction.atomic
def choose_membership(*, membership_id: UUID, by: Actor, now: datetime) -> Membership:
    """Choose which of one's own roles to act under from now on."""
    today = day_of(now)
    accounts = [by.account_id] if by.account_id else []
    membership = (
        queries.memberships_on(today, account_ids=accounts).filter(id=membership_id).first()
    )
    if membership is None:
        raise NotPossibleError(_("This role is not yours, or it has ended."))
    granting.note(
        membership,
        "partners.choose_membership",
        by=by,
        now=now,
        fields=(),
        operation=Operation.ACCESS,
    )
    return membership
