"""The demo's mail of the past: what is old is cleared out, what is left went out in its time."""

from datetime import datetime, timedelta

from wayside.access.actor import Actor
from wayside.notices.actions import deliver, purge
from wayside.notices.models import Notice

A_MINUTE, A_DAY = timedelta(minutes=1), timedelta(days=1)


def send_what_is_past(now: datetime) -> None:
    """So that the worker's first start does not mail six months at once."""
    by = Actor.service("deliver-notices", permissions=())
    purge(by=by, now=now)
    past = Notice.objects.filter(created_at__lt=now - A_DAY).order_by("created_at")
    for notice_id, made_at in list(past.values_list("id", "created_at")):
        deliver(notice_id=notice_id, by=by, now=made_at + A_MINUTE)
