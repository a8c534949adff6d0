"""The room's jobs: each acts for one agency at a time, on the support side, with one permission."""

from collections.abc import Callable, Iterator
from datetime import datetime

from procrastinate.contrib.django import app

from wayside.access.actor import Actor
from wayside.access.permissions import Permission
from wayside.access.vocabulary import Role, Side
from wayside.partners.acting import acting
from wayside.partners.models import Agency
from wayside.people.actions import mark_birthdays
from wayside.people.contact.actions import tell_of_silence
from wayside.people.contact.permissions import WATCH_SILENCE
from wayside.people.links.actions import find_links
from wayside.people.links.permissions import FIND_LINKS
from wayside.people.links.queries import MOST_PAIRS
from wayside.people.links.vocabulary import LINKING
from wayside.people.permissions import MARK_BIRTHDAYS
from wayside.people.relations.actions import tell_of_releases
from wayside.people.relations.permissions import WATCH_RELEASES
from wayside.people.vocabulary import DAILY
from wayside.vault import holding
from wayside.web import clock


@app.periodic(cron="10 6 * * *")
@app.task(name="people.daily", queueing_lock="people.daily")
def daily(timestamp: int) -> None:
    """Each morning: who has come of age, who has gone silent, which dates of release are near."""
    now = clock.now()
    for_each_agency(mark_birthdays, MARK_BIRTHDAYS, now=now)
    for_each_agency(tell_of_silence, WATCH_SILENCE, now=now)
    for_each_agency(tell_of_releases, WATCH_RELEASES, now=now)


@app.periodic(cron="40 3 * * *")
@app.task(name="people.find_links", queueing_lock="people.find_links")
def find_pairs(timestamp: int) -> None:
    """Each night: pairs of records that a link reviewer should judge."""
    pair_up(now=clock.now())


def pair_up(*, now: datetime, most: int = MOST_PAIRS) -> int:
    """Find the next pairs, where this instance holds the side's keys. How many are new."""
    if not holding.holds(holding.SUPPORT):
        return 0
    service = Actor.service(LINKING, permissions=(FIND_LINKS,), works_for=Side.SUPPORT)
    with acting(service, now=now):
        return find_links(by=service, now=now, most=most)


def for_each_agency(act: Callable[..., object], permission: Permission, *, now: datetime) -> None:
    """Do something for each agency that supports people, each in a transaction of its own; an
    instance without the side's keys does nothing."""
    if not holding.holds(holding.SUPPORT):
        return
    for service in services(permission):
        with acting(service, now=now):
            act(by=service, now=now)


def services(permission: Permission) -> Iterator[Actor]:
    """The job as it acts for each agency that has caseworkers."""
    agencies = Agency.objects.filter(
        memberships__role__in=(Role.CASEWORKER, Role.SAFEGUARDING_LEAD)
    )
    for agency_id in agencies.order_by("id").values_list("id", flat=True).distinct():
        yield Actor.service(
            DAILY, permissions=(permission,), agency_id=agency_id, works_for=Side.SUPPORT
        )
