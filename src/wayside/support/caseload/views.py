"""What is due today, my people, the load of each worker, and giving somebody to another."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from wayside.access.gates import Request, page
from wayside.people import actions as people
from wayside.people.presenters.due import shown as shown_people_due
from wayside.people.queries.mine import Mine
from wayside.support import actions as support
from wayside.support.caseload import actions
from wayside.support.caseload.forms import AllocateForm
from wayside.support.caseload.permissions import ALLOCATE, VIEW_CASELOAD
from wayside.support.caseload.presenters import shown
from wayside.support.presenters.due import of_duties
from wayside.support.presenters.due import shown as shown_due
from wayside.web import clock
from wayside.web.asking import Asked, ask
from wayside.web.navigation import Item


@page(VIEW_CASELOAD)
def caseload(request: Request) -> HttpResponse:
    """What is due today, and my people by the weight of their needs."""
    by, now, today = request.actor, clock.now(), clock.today()
    mine = Mine(by, now=now)
    held, closed = actions.open_caseload(by=by, now=now, mine=mine)
    context = {
        "held": shown(held, today=today),
        "closed": closed,
        "due": shown_people_due(people.list_due(by=by, now=now, mine=mine), today=today),
        "planned": shown_due(support.list_due(by=by, now=now, mine=mine), today=today),
        "duties": of_duties(support.list_duties(by=by, now=now, mine=mine), today=today),
    }
    return render(request, "support/caseload/page.html", context)


@page(VIEW_CASELOAD)
def loads(request: Request) -> HttpResponse:
    """How much each worker has, in numbers alone."""
    found = actions.list_loads(by=request.actor, now=clock.now())
    may_allocate = request.actor.may(ALLOCATE)
    context = {"loads": found, "may_allocate": may_allocate}
    return render(request, "support/caseload/loads.html", context)


@page(ALLOCATE)
def to_allocate(request: Request) -> HttpResponse:
    """The people who have no worker, or those of one worker, to give to another."""
    worker = _worker(request.GET.get("worker", ""))
    people = actions.list_to_allocate(worker=worker, by=request.actor, now=clock.now())
    context = {"people": people, "of_one": worker is not None, "crumbs": _crumbs(_("Give on"))}
    return render(request, "support/caseload/to_allocate.html", context)


@page(ALLOCATE)
def allocate(request: Request, person_id: UUID) -> HttpResponse:
    """Give somebody to another worker, without opening the record."""
    by = request.actor
    person = actions.find_to_allocate(person_id=person_id, by=by, now=clock.now())
    if person is None:
        raise Http404(str(person_id))
    form = AllocateForm(request.POST or None, person=person, actor=by, today=clock.today())
    words = Asked(
        title=_("Give to another worker"),
        submit=_("Give this record to them"),
        said=_("Given. The worker has been told."),
        back=reverse("support:to_allocate"),
        crumbs=_crumbs(_("Give to another worker")),
        lead=person.called,
        note=_(
            "The record opens to the new worker, and the steps still agreed go with it. The "
            "former worker’s own access ends. You do not open the record."
        ),
    )
    return ask(
        request,
        form,
        lambda data: actions.allocate(person=person, to=data["to"], by=by, now=clock.now()),
        words,
    )


def _worker(sent: str) -> UUID | None:
    try:
        return UUID(sent) if sent else None
    except ValueError as wrong:
        raise Http404(sent) from wrong


def _crumbs(title: str) -> list[Item]:
    return [Item(_("Load of each worker"), reverse("support:loads")), Item(title, "")]
