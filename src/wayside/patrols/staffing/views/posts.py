"""How many of each duty a night needs."""

from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from wayside.access.gates import Request, page
from wayside.partners.models import Area
from wayside.patrols.models import Patrol
from wayside.patrols.queries import posts_of
from wayside.patrols.queries.facts import patrol_name
from wayside.patrols.staffing import actions, queries
from wayside.patrols.staffing.forms import WantedForm
from wayside.patrols.staffing.permissions import PLAN_ROSTER
from wayside.patrols.staffing.views.opening import area_at, crumbs, press
from wayside.patrols.vocabulary import Duty
from wayside.web import clock
from wayside.workforce.queries import trained_wanted


@page(PLAN_ROSTER)
def wanted(request: Request, area: str, patrol_id: UUID) -> HttpResponse:
    """How many of each duty; a further person is found when the roster is worked out again."""
    found = area_at(request, area, PLAN_ROSTER)
    try:
        night = queries.coming_night(found, patrol_id, since=clock.today())
    except ObjectDoesNotExist as gone:
        raise Http404(str(patrol_id)) from gone
    form = WantedForm(request.POST or None, initial=_now_wanted(found, night))
    back = reverse("patrols:roster", args=(found.slug,))
    if request.method == "POST" and form.is_valid():
        return press(
            request,
            lambda: actions.set_wanted(
                patrol=night,
                wanted={Duty(duty): count for duty, count in form.cleaned_data.items()},
                by=request.actor,
                now=clock.now(),
            ),
            _("Saved. Work the roster out again to fill the posts."),
            back,
        )
    title = _("Who is needed on %s") % patrol_name(night)
    context = {"crumbs": crumbs(found, title), "form": form, "title": title}
    return render(request, "patrols/form.html", context | {"back": back, "submit": _("Save")})


def _now_wanted(area: Area, night: Patrol) -> dict[str, int]:
    posts = posts_of([night], trained=trained_wanted(area))[night.id]
    known = {str(each.duty): each.wanted for each in posts}
    return {str(duty): known.get(duty, 0) for duty in Duty if duty != Duty.PARTNER}
