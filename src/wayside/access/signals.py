"""What Django and allauth say of sign-in, passwords and second factors, written to the trail."""

from typing import Any

from allauth.account.signals import password_changed, password_reset, password_set
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authentication_failed
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.db.models.signals import post_delete, post_save
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
    actions.note_account(account=user, by=actor, now=clock.now(), action="access.sign_in")


@receiver(user_logged_out)
def signed_out(user: Account | None, **_kwargs: Any) -> None:
    """Write the sign-out."""
    if user is not None:
        actor = account_actor(user)
        actions.note_account(account=user, by=actor, now=clock.now(), action="access.sign_out")


@receiver(user_login_failed)
def sign_in_failed(credentials: dict[str, Any], **_kwargs: Any) -> None:
    """Write the failure, with a keyed hash of what was typed."""
    actions.note_failed_sign_in(typed=username(None, credentials) or "", now=clock.now())


@receiver(password_set)
@receiver(password_changed)
def password_was_changed(user: Account, **_kwargs: Any) -> None:
    """Write that somebody signed in chose a password."""
    _note(user, "access.change_password", "password")


@receiver(password_reset)
def password_was_reset(user: Account, **_kwargs: Any) -> None:
    """Write that a password was chosen through a link sent by mail."""
    _note(user, "access.reset_password", "password")


@receiver(post_save, sender=Authenticator)
def second_factor_added(instance: Authenticator, created: bool, **_kwargs: Any) -> None:
    """Write which kind of second factor came, in the transaction that brings it: allauth's own
    signal comes after that."""
    if created:
        _note(instance.user, "access.add_second_factor", instance.type)


@receiver(post_delete, sender=Authenticator)
def second_factor_removed(instance: Authenticator, **_kwargs: Any) -> None:
    """Write which kind of second factor went; recovery codes go as new ones come."""
    _note(instance.user, "access.remove_second_factor", instance.type)


@receiver(authentication_failed)
def second_factor_failed(user: Account, authenticator: Authenticator, **_kwargs: Any) -> None:
    """Write that a code was wrong: whoever got so far knew the password."""
    _note(user, "access.second_factor_failed", authenticator.type)


def _note(account: Account, action: str, field: str) -> None:
    by = account_actor(account)
    actions.note_account(account=account, by=by, now=clock.now(), action=action, fields=(field,))
