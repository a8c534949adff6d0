"""One's own patrols, and saying that one cannot come."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from wayside.access.gates import Request, page
from wayside.patrols.models import Posting
from wayside.patrols.presenters.words import hours_in_words
from wayside.patrols.queries.facts import patrol_name
from wayside.patrols.staffing import actions, queries
from wayside.patrols.staffing.forms import GiveUpForm, UnableForm
from wayside.patrols.staffing.permissions import OWN_DUTIES, PLAN_ROSTER
from wayside.patrols.staffing.views.opening import duties_area_at
from wayside.patrols.staffing.vocabulary import UnableReason
from wayside.web import clock
from wayside.web.states import NotNow


@page(OWN_DUTIES)
def my_duties(request: Request, area: str) -> HttpResponse:
    """The actor's coming patrols."""
    found = duties_area_at(request, area)
    rows = actions.open_own_duties(
        area=found, since=clock.today(), by=request.actor, now=clock.now()
    )
    duties = [
        (each.id, patrol_name(each.patrol), hours_in_words(each.hours), each) for each in rows
    ]
    return render(request, "patrols/staffing/duties.html", {"area": found, "duties": duties})


@page(OWN_DUTIES)
def withdraw(request: Request, area: str, posting_id: UUID) -> HttpResponse:
    """Give up a place, with the reason in one word; who plans does it for somebody else."""
    found = duties_area_at(request, area)
    mine = queries.places_to_give_up(found, by=request.actor, since=clock.today())
    try:
        posting: Posting = mine.get(id=posting_id)
    except ObjectDoesNotExist as gone:
        raise Http404(str(posting_id)) from gone
    own = posting.worker.person_id == request.actor.person_id
    form = (UnableForm if own else GiveUpForm)(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.withdraw(
                posting=posting,
                kind=UnableReason(form.cleaned_data["kind"]),
                by=request.actor,
                now=clock.now(),
            )
        except NotNow as refused:
            messages.error(request, str(refused))
        else:
            messages.success(request, _("The place is given up. The coordinator is told."))
        plans = request.actor.may(PLAN_ROSTER, area_id=found.id)
        return redirect("patrols:roster" if plans else "patrols:my_duties", found.slug)
    title = _("%(name)s cannot come on %(night)s") % {
        "name": posting.worker.person.name,
        "night": patrol_name(posting.patrol),
    }
    context = {"crumbs": [], "form": form, "title": title, "submit": _("Give the place up")}
    return render(request, "patrols/form.html", context)
