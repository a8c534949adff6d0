"""Accounts as the administrator's pages show them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from wayside.access.middleware import STRONG
from wayside.access.models import Account
from wayside.partners import queries
from wayside.web.components.text import Colour


@dataclass(frozen=True, slots=True)
class AccountRow:
    """An account in the list, with the roles it holds today."""

    name: str
    email: str
    url: str
    roles: tuple[str, ...]
    last_seen: datetime | None
    state: str
    colour: Colour


def account_rows(accounts: Iterable[Account], *, today: date) -> tuple[AccountRow, ...]:
    """The rows of a page of accounts."""
    listed = list(accounts)
    roles: dict[object, list[str]] = {}
    for each in queries.memberships_on(today, account_ids=[account.id for account in listed]):
        roles.setdefault(each.account_id, []).append(f"{each.get_role_display()}, {each.agency}")
    strong = _with_second_factor(listed)
    return tuple(
        AccountRow(
            name=account.person.name,
            email=account.email,
            url=reverse("partners:account", args=[account.id]),
            roles=tuple(roles.get(account.id, ())),
            last_seen=account.last_login,
            state=state,
            colour=colour,
        )
        for account in listed
        for state, colour in [_state(account, account.id in strong)]
    )


@dataclass(frozen=True, slots=True)
class AccountFacts:
    """How far an account's set-up has come."""

    state: str
    colour: Colour
    has_password: bool
    has_second_factor: bool


def account_facts(account: Account) -> AccountFacts:
    """One account's set-up."""
    strong = bool(_with_second_factor([account]))
    state, colour = _state(account, strong)
    return AccountFacts(state, colour, account.has_usable_password(), strong)


def _with_second_factor(accounts: list[Account]) -> set[object]:
    found = Authenticator.objects.filter(user__in=accounts, type__in=STRONG)
    return set(found.values_list("user_id", flat=True))


def _state(account: Account, has_second_factor: bool) -> tuple[str, Colour]:
    if not account.is_active:
        return _("Closed"), "red"
    if not account.has_usable_password():
        return _("No password chosen yet"), "yellow"
    if settings.SECOND_FACTOR_REQUIRED and not has_second_factor:
        return _("No second factor yet"), "yellow"
    return _("In use"), "green"
