"""The first page."""

from django.http import HttpResponse
from django.shortcuts import render

from wayside.access.gates import Request, signed_in
from wayside.home import due, navigation, near
from wayside.home.due import service
from wayside.home.presenters import FirstPage
from wayside.home.vocabulary import PAGES, WITHOUT_ROLE
from wayside.home.workplace import Workplace
from wayside.web import clock


@signed_in("shows what is due from the reader, by the reader's own permissions")
def start(request: Request) -> HttpResponse:
    """What to do now, by role."""
    actor = request.actor
    membership = getattr(request, "membership", None)
    seat = navigation.seat_of(request)
    now, today = clock.now(), clock.today()
    place = Workplace(actor, seat, today=today)
    first = FirstPage(
        role=str(actor.role.label) if actor.role else "",
        place=f"{membership.agency}, {membership.area}" if membership else "",
        page=PAGES[actor.role] if actor.role else WITHOUT_ROLE,
        due=due.everything(place, now=now),
        weeks=near.cards(place, today=today, now=now),
        ways=navigation.ways(actor, seat),
        alarms=service.alarms(actor),
    )
    return render(request, "home/start.html", {"first": first})
