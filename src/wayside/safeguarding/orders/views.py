"""The orders that protect somebody: one page, and a form for each thing to note."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wayside.access.gates import Request, page
from wayside.people.models import Person
from wayside.people.views.opening import asked_about, page_about, person_at
from wayside.people.views.steps import ask_step
from wayside.safeguarding.models import ProtectiveOrder
from wayside.safeguarding.orders import actions
from wayside.safeguarding.orders.actions import TERMS, Breach, Terms
from wayside.safeguarding.orders.forms import BreachForm, NewOrderForm, OrderForm, ToldForm
from wayside.safeguarding.orders.permissions import KEEP_ORDERS
from wayside.safeguarding.orders.rules import ORDER, PERIODS
from wayside.safeguarding.orders.vocabulary import ToldWhom, Wants
from wayside.web import clock
from wayside.web.asking import Asked, ask
from wayside.web.editing import press_seen, verb_in


@page(KEEP_ORDERS)
def orders(request: Request, person_id: UUID) -> HttpResponse:
    """All of them, with who was told and what was noted."""
    person = person_at(request, person_id)
    found = actions.open_orders(person=person, by=request.actor, now=clock.now())
    context = {
        **page_about(request, person, _("Protective orders")),
        "orders": [(each, ORDER.steps_from(each.state)) for each in found],
        "periods": PERIODS,
    }
    return render(request, "safeguarding/orders/page.html", context)


@page(KEEP_ORDERS)
def add(request: Request, person_id: UUID) -> HttpResponse:
    """Write an order down."""
    person = person_at(request, person_id)

    def do(data: dict[str, Any]) -> object:
        return actions.add_order(
            person=person,
            terms=_terms(data),
            in_force=data["in_force"],
            form_id=data["form_id"],
            by=request.actor,
            now=clock.now(),
        )

    form = NewOrderForm(request.POST or None)
    return ask(request, form, do, _words(person, _("Write an order down")))


@page(KEEP_ORDERS)
def change(request: Request, person_id: UUID, order_id: UUID) -> HttpResponse:
    """Write anew what it says."""
    person, order = _at(request, person_id, order_id)

    def do(data: dict[str, Any], **seen: Any) -> object:
        return actions.change_order(
            order=order,
            terms=_terms(data),
            **seen,
        )

    initial = {**{name: getattr(order, name) for name in TERMS}, "version": order.version}
    form = OrderForm(request.POST or None, initial=initial)
    return ask_step(request, form, do, _words(person, _("Change the order")))


@page(KEEP_ORDERS)
@require_POST
def step(request: Request, person_id: UUID, order_id: UUID) -> HttpResponse:
    """Where it stands: a button."""
    person, order = _at(request, person_id, order_id)
    verb = verb_in(request, {each.verb for each in ORDER})

    def act(version: int) -> object:
        return actions.step_order(
            order=order, verb=verb, expected_version=version, by=request.actor, now=clock.now()
        )

    back = reverse("safeguarding:orders", args=[person.id])
    return press_seen(request, act, _("Noted."), back)


@page(KEEP_ORDERS)
def tell(request: Request, person_id: UUID, order_id: UUID) -> HttpResponse:
    """Who was told."""
    person, order = _at(request, person_id, order_id)

    def do(data: dict[str, Any]) -> object:
        return actions.tell_order(
            order=order,
            whom=ToldWhom(data["whom"]),
            on_date=data["on_date"],
            words=data["words"],
            form_id=data["form_id"],
            by=request.actor,
            now=clock.now(),
        )

    note = _("Somebody outside your agency is told only as this person agreed.")
    form = ToldForm(request.POST or None, initial={"on_date": clock.today()})
    return ask(request, form, do, _words(person, _("Who was told"), note))


@page(KEEP_ORDERS)
def breach(request: Request, person_id: UUID, order_id: UUID) -> HttpResponse:
    """A breach, and what this person wants done."""
    person, order = _at(request, person_id, order_id)

    def do(data: dict[str, Any]) -> object:
        return actions.note_breach(
            order=order,
            breach=Breach(
                data["on_date"], data["words"], Wants(data["wants"]), data["wants_words"]
            ),
            form_id=data["form_id"],
            by=request.actor,
            now=clock.now(),
        )

    note = _("Noting it reports nothing. In danger now: 999, with them.")
    form = BreachForm(request.POST or None, initial={"on_date": clock.today()})
    return ask(request, form, do, _words(person, _("Note a breach"), note))


def _at(request: Request, person_id: UUID, order_id: UUID) -> tuple[Person, ProtectiveOrder]:
    person = person_at(request, person_id)
    found = actions.open_orders(person=person, by=request.actor, now=clock.now())
    order = next((each for each in found if each.id == order_id), None)
    if order is None:
        raise Http404(str(order_id))
    return person, order


def _terms(data: dict[str, Any]) -> Terms:
    return Terms(**{name: data[name] for name in TERMS})


def _words(person: Person, title: str, note: str = "") -> Asked:
    return asked_about(person, title, "safeguarding:orders", note=note)
