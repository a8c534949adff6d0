"""Somebody must remain: without an administrator or a governance officer nobody could grant."""

from datetime import date

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wayside.access.models import Account
from wayside.access.vocabulary import Role
from wayside.partners import queries
from wayside.partners.models import Membership
from wayside.partners.rules import NotPossibleError

MUST_REMAIN = {
    Role.ADMINISTRATOR: _(
        "This is the last administrator here. Grant somebody else the role first."
    ),
    Role.GOVERNANCE_OFFICER: _(
        "This is the last information governance officer here. Grant somebody else the role first."
    ),
}


def check_when_role_ends(membership: Membership, last_day: date) -> None:
    """A role may end on that day only if another person's goes on.

    Raises:
        NotPossibleError: it is the last of its kind in the area.
    """
    _check(membership, last_day, without=Q(person=membership.person_id))


def check_when_account_closes(account: Account, today: date) -> None:
    """An account may be closed only if each such role that it has today is held by another.

    Raises:
        NotPossibleError: it is the last of its kind in an area.
    """
    held = queries.memberships_on(today, account_ids=[account.id]).filter(role__in=MUST_REMAIN)
    for membership in held.order_by("role", "id"):
        _check(membership, today, without=Q(account=account.id))


def _check(membership: Membership, day: date, *, without: Q) -> None:
    sentence = MUST_REMAIN.get(Role(membership.role))
    if sentence is None:
        return
    # Two who take each other's role away at one moment wait for one another here
    list(Membership.objects.select_for_update().filter(role=membership.role).order_by("id"))
    others = Membership.objects.filter(
        queries.holding_on(day),
        role=membership.role,
        area__in=queries.lineage(membership.area),
        until_date__isnull=True,
        account__is_active=True,
    )
    if not others.exclude(without).exists():
        raise NotPossibleError(sentence)
