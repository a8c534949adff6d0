"""First pages as members see them."""

from datetime import date, datetime

from django.test import Client

from wayside.access.actor import Actor
from wayside.home import due, navigation
from wayside.home.presenters import Due
from wayside.home.workplace import Workplace
from wayside.partners.acting import acting
from wayside.partners.models import Area, Membership, Programme
from wayside.partners.tests import factories
from wayside.patrols.calendar import IsoWeek
from wayside.patrols.models import Week
from wayside.patrols.vocabulary import WeekState
from wayside.web import clock


def page_of(membership: Membership) -> str:
    """The first page as the member sees it."""
    client = Client()
    factories.sign_in(client, membership)
    return client.get("/").content.decode()


def dues(actor: Actor, now: datetime | None = None) -> tuple[Due, ...]:
    """What is due from the actor at a moment, in order."""
    moment = now or clock.now()
    today: date = clock.day_of(moment)
    place = Workplace(actor, navigation.seat_at(actor, None), today=today)
    with acting(actor, now=moment):
        return due.everything(place, now=moment)


def titles(actor: Actor, now: datetime | None = None) -> list[str]:
    """The words of what is due from the actor, in order."""
    return [str(each.title) for each in dues(actor, now)]


def week(area: Area, programme: Programme, iso: IsoWeek, state: WeekState) -> Week:
    """A week of the area."""
    return Week.objects.create(
        area=area,
        programme=programme,
        iso_year=iso.year,
        iso_week=iso.number,
        state=state,
        **factories.STAMPS,
    )
