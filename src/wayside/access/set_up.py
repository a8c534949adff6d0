"""The link with which a new account's person chooses the first password."""

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.urls import reverse

from wayside.access.models import Account

DAY = 24 * 60 * 60


def set_up_path(account: Account) -> str:
    """An address that works once, for ``days_valid`` days, until a password is chosen."""
    key = f"{user_pk_to_url_str(account)}-{default_token_generator.make_token(account)}"
    uid, _, token = key.partition("-")
    return reverse("account_reset_password_from_key", kwargs={"uidb36": uid, "key": token})


def days_valid() -> int:
    """How many days a link works."""
    return int(settings.PASSWORD_RESET_TIMEOUT // DAY)
