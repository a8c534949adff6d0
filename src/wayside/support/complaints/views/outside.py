"""Feedback and complaints from outside: by anybody, to somebody elsewhere, without an account."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.csrf import csrf_exempt

from wayside.access.actor import Actor
from wayside.access.gates import public
from wayside.access.lockout import client_address
from wayside.access.vocabulary import Side
from wayside.partners.acting import acting
from wayside.support.complaints import actions
from wayside.support.complaints.forms.outside import OutsideForm
from wayside.support.complaints.permissions import TELL_COMPLAINTS
from wayside.support.complaints.vocabulary import COMPLAIN
from wayside.vault import holding
from wayside.web import clock
from wayside.web.editing import carried_out
from wayside.web.floods import Brake

# A brake of its own: however often somebody complains, nobody is kept from asking for help
BRAKE = Brake("complain", most=10, seconds=3600)


@public("anybody may complain of an agency or an officer to somebody elsewhere, without a trace")
@csrf_exempt
def complain(request: HttpRequest) -> HttpResponse:
    """Say what happened. There is no session here that a foreign page could use, so no cookie is
    set: nothing remains in the browser."""
    holding.check_holds(holding.SUPPORT)
    if request.method == "POST" and BRAKE.is_over(client_address(request) or ""):
        return render(request, "support/complaints/too_many.html", status=429)
    form, now = OutsideForm(request.POST or None), clock.now()
    by = Actor.service(COMPLAIN, permissions=(TELL_COMPLAINTS,), works_for=Side.SUPPORT)

    def act() -> None:
        form_id = form.cleaned_data["form_id"] or uuid.uuid4()
        with acting(by, now=now):
            actions.complain(given=form.given(), form_id=form_id, by=by, now=now)

    if carried_out(request, form, act):
        return redirect("get_help:complained")
    return render(request, "support/complaints/complain.html", {"form": form})


@public("says that it was sent, the same to everybody")
def complained(request: HttpRequest) -> HttpResponse:
    """It is sent; nothing of what was."""
    return render(request, "support/complaints/complained.html")
