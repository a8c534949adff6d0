"""On which day somebody moved in, asked of either side."""

from typing import Any

from django.http import HttpResponse

from wayside.access.gates import Request
from wayside.people.views.steps import ask_step
from wayside.support.housing import actions
from wayside.support.housing.forms.offers import MoveInForm
from wayside.support.models import Offer
from wayside.web import clock
from wayside.web.asking import Asked


def ask_moved_in(request: Request, offer: Offer, words: Asked) -> HttpResponse:
    """The form, and the move."""
    initial = {"version": offer.version, "moved_date": clock.today()}
    form = MoveInForm(request.POST or None, initial=initial)

    def do(data: dict[str, Any], **seen: Any) -> object:
        return actions.note_move_in(offer=offer, moved_date=data["moved_date"], **seen)

    return ask_step(request, form, do, words)
