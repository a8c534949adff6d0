"""Sign-in events of Django, written to the trail."""

from typing import Any

from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.dispatch import receiver

from wayside.access import actions
from wayside.access.actor import Actor
from wayside.access.lockout import username
from wayside.access.models import Account
from wayside.web import clock


def account_actor(account: Account) -> Actor:
    """The account as an actor without a role."""
    return Actor.account(
        name=account.get_full_name(), account_id=account.id, person_id=account.person_id
    )


@receiver(user_logged_in)
def signed_in(user: Account, **_kwargs: Any) -> None:
    """Write the sign-in."""
    actor = account_actor(user)
    actions.note_sign_in(account=user, by=actor, now=clock.now(), action="access.sign_in")


@receiver(user_logged_out)
def signed_out(user: Account | None, **_kwargs: Any) -> None:
    """Write the sign-out."""
    if user is not None:
        actor = account_actor(user)
        actions.note_sign_in(account=user, by=actor, now=clock.now(), action="access.sign_out")


@receiver(user_login_failed)
def sign_in_failed(credentials: dict[str, Any], **_kwargs: Any) -> None:
    """Write the failure, with a keyed hash of what was typed."""
    actions.note_failed_sign_in(typed=username(None, credentials) or "", now=clock.now())
