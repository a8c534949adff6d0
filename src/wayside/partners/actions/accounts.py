"""Closing an account, which takes all its roles out of use at once."""

from datetime import datetime

from django.db import transaction

from wayside.access import actions as access
from wayside.access.actor import Actor
from wayside.access.models import Account
from wayside.access.permissions import MANAGE_ACCOUNTS, require
from wayside.partners.actions import remaining
from wayside.web.clock import LONDON


@transaction.atomic
def close_account(*, account: Account, by: Actor, now: datetime) -> None:
    """Close an account, unless it is the last that can grant roles somewhere.

    Raises:
        NotNow: it is one's own, or the last administrator's or governance officer's of an area.
    """
    require(by, MANAGE_ACCOUNTS)
    remaining.check_when_account_closes(account, now.astimezone(LONDON).date())
    access.close_account(account=account, by=by, now=now)
