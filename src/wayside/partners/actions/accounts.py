"""Closing an account, which takes all its roles out of use at once."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from wayside.access import actions as access
from wayside.access.actor import Actor
from wayside.access.models import Account
from wayside.access.permissions import MANAGE_ACCOUNTS, require
from wayside.partners import queries
from wayside.partners.actions import remaining
from wayside.partners.rules import NotPossibleError
from wayside.web.clock import day_of


@transaction.atomic
def close_account(*, account: Account, by: Actor, now: datetime) -> None:
    """Close an account, unless it is the last that can grant roles somewhere.

    Raises:
        NotNow: it is one's own, or the last administrator's or governance officer's of an area.
        NotPossibleError: the person works where this administrator does not.
    """
    require(by, MANAGE_ACCOUNTS)
    today = day_of(now)
    _check_whole_in_reach(account, by, today)
    remaining.check_when_account_closes(account, today)
    access.close_account(account=account, by=by, now=now)


def _check_whole_in_reach(account: Account, by: Actor, today: date) -> None:
    """Closing ends every role at once: all of them must be in the administrator's areas."""
    held = queries.memberships_on(today, account_ids=[account.id]).select_related("area")
    elsewhere = [each for each in held if not by.may(MANAGE_ACCOUNTS, area_id=each.area_id)]
    if elsewhere:
        raise NotPossibleError(
            _(
                "This person also works in an area that is not yours. End the roles here instead, "
                "or ask an administrator of both areas to close the account."
            )
        )
