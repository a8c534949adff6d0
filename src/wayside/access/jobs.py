"""Mail that waits for nobody: tried again until it leaves."""

from uuid import UUID

from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from wayside.access.models import Account
from wayside.access.set_up import days_valid, set_up_path

TRIES = 6


@app.task(
    name="access.send_set_up_link",
    queue="mail",
    retry=RetryStrategy(max_attempts=TRIES, exponential_wait=4),
)
def send_set_up_link(account_id: str, origin: str) -> None:
    """Mail the link of a first password. It is made here, so that the queue never holds one."""
    account = Account.objects.select_related("person").get(id=UUID(account_id))
    if not account.is_active:
        return
    values = {"name": account.person.name, "link": origin + set_up_path(account)}
    send_mail(
        subject=_("Set up your Wayside account"),
        message=render_to_string("access/set_up_mail.txt", values | {"days": days_valid()}),
        from_email=None,
        recipient_list=[account.email],
    )
