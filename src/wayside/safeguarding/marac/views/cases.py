"""The MARAC of one's agency: what waits, its cases, one case, and setting it up."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wayside.access.gates import Request, page
from wayside.partners import queries as partners
from wayside.safeguarding.marac import actions, queries
from wayside.safeguarding.marac.actions import Case, From
from wayside.safeguarding.marac.actions.cases import BUTTONS
from wayside.safeguarding.marac.forms import ChooseForm, ReceiveForm
from wayside.safeguarding.marac.permissions import ATTEND_MARAC, RUN_MARAC
from wayside.safeguarding.marac.presenters import CASE_COLOURS, shown_case
from wayside.safeguarding.marac.views.opening import (
    asked,
    case_at,
    crumbs,
    marac_at,
    marac_or_404,
)
from wayside.safeguarding.models import MaracCase, MaracSeat
from wayside.web import clock
from wayside.web.asking import ask
from wayside.web.editing import press_seen, unless_met, verb_in
from wayside.web.paging import paged


@page(ATTEND_MARAC)
def marac(request: Request) -> HttpResponse:
    """Meetings, and for the coordinator what waits and who sits there."""
    found = marac_at(request)
    runs = request.actor.may(RUN_MARAC)
    context: dict[str, Any] = {"marac": found, "runs": runs, "crumbs": crumbs()[:1]}
    if found is not None:
        given: dict[str, Any] = {"marac": found, "by": request.actor, "now": clock.now()}
        cases = actions.list_cases(**given)
        context |= {
            "meetings": actions.list_meetings(**given),
            "cases": paged(request, [(x, CASE_COLOURS.get(x.state, "blue")) for x in cases]),
            "seats": queries.seats(found) if runs else (),
        }
    return render(request, "safeguarding/marac/marac.html", context)


@page(ATTEND_MARAC)
def case(request: Request, case_id: UUID) -> HttpResponse:
    """One case, whole."""
    held = case_at(case_id)
    opened = actions.open_case(case=held, by=request.actor, now=clock.now())
    context = {
        "shown": shown_case(opened, request.actor, today=clock.today()),
        "runs": request.actor.may(RUN_MARAC),
        "crumbs": crumbs(held.victim_name),
    }
    return render(request, "safeguarding/marac/case.html", context)


@page(RUN_MARAC)
@require_POST
def move(request: Request, case_id: UUID) -> HttpResponse:
    """A step of a case: a button."""
    held = case_at(case_id)
    verb = verb_in(request, BUTTONS)

    def act(version: int) -> object:
        return actions.move_case(
            case=held, verb=verb, expected_version=version, by=request.actor, now=clock.now()
        )

    return press_seen(request, act, _("Noted."), _back(held))


@page(RUN_MARAC)
@require_POST
def repeat(request: Request, case_id: UUID) -> HttpResponse:
    """Confirm a repeat, or say that those found are not the same."""
    held = case_at(case_id)
    chosen = request.POST.get("of", "")
    earlier = next((x for x in queries.repeats(held) if str(x.id) == chosen), None)
    if chosen and earlier is None:
        raise Http404(chosen)

    def act(version: int) -> object:
        return actions.decide_repeat(
            case=held, of=earlier, expected_version=version, by=request.actor, now=clock.now()
        )

    return press_seen(request, act, _("Noted."), _back(held))


@page(RUN_MARAC)
def transfer(request: Request, case_id: UUID) -> HttpResponse:
    """Send a case on to another MARAC."""
    held = case_at(case_id)
    others = [(str(key), name) for key, name, _agency in queries.other_maracs()]
    form = ChooseForm(
        request.POST or None,
        choices=others,
        label=_("To which MARAC?"),
        initial={"version": held.version},
    )

    def do(data: dict[str, Any]) -> object:
        return unless_met(
            lambda: actions.transfer_case(
                case=held,
                marac_id=UUID(data["chosen"]),
                form_id=data["form_id"],
                expected_version=data["version"] or 0,
                by=request.actor,
                now=clock.now(),
            )
        )

    note = _("The other MARAC gets the referral as it stands here, without minutes or research.")
    return ask(request, form, do, asked(_("Transfer"), _back(held), note=note))


@page(RUN_MARAC)
def receive(request: Request) -> HttpResponse:
    """Write down a referral from elsewhere."""
    held = marac_or_404(request)
    agencies = [(str(each.id), each.name) for each in queries.agencies_at(held.id)]
    form = ReceiveForm(request.POST or None, agencies=agencies)

    def do(data: dict[str, Any]) -> object:
        source = From(
            UUID(data["agency"]) if data["agency"] else None, data["outside"], data["is_police"]
        )
        return actions.receive_referral(
            marac=held,
            case=Case(**form.said()),
            source=source,
            form_id=data["form_id"],
            by=request.actor,
            now=clock.now(),
        )

    words = asked(_("A referral from elsewhere"), reverse("safeguarding:marac"))
    return ask(request, form, do, words)


@page(RUN_MARAC)
def set_up(request: Request) -> HttpResponse:
    """Set up the MARAC of an area."""
    areas = [
        (str(each.id), each.name)
        for each in partners.areas(visible_to=request.actor)
        if each.id in request.actor.area_ids
    ]
    form = ChooseForm(request.POST or None, choices=areas, label=_("Of which area?"))

    def do(data: dict[str, Any]) -> object:
        name = _("MARAC of %(area)s") % {"area": dict(areas)[data["chosen"]]}
        return actions.set_up_marac(
            area_id=UUID(data["chosen"]), name=name, by=request.actor, now=clock.now()
        )

    return ask(request, form, do, asked(_("Set up a MARAC"), reverse("safeguarding:marac")))


@page(RUN_MARAC)
def seat(request: Request) -> HttpResponse:
    """Give an agency a seat."""
    held = marac_or_404(request)
    there = {each.agency_id for each in queries.seats(held)}
    agencies = [
        (str(each.id), each.name)
        for each in partners.agencies(visible_to=request.actor)
        if each.id not in there
    ]
    form = ChooseForm(request.POST or None, choices=agencies, label=_("Which agency?"))

    def do(data: dict[str, Any]) -> object:
        return actions.give_seat(
            marac=held, agency_id=UUID(data["chosen"]), by=request.actor, now=clock.now()
        )

    return ask(request, form, do, asked(_("Give a seat"), reverse("safeguarding:marac")))


@page(RUN_MARAC)
@require_POST
def end_seat(request: Request, seat_id: UUID) -> HttpResponse:
    """End a seat."""
    held = MaracSeat.objects.filter(id=seat_id).first()
    if held is None:
        raise Http404(str(seat_id))

    def act(version: int) -> object:
        return actions.end_seat(
            seat=held, expected_version=version, by=request.actor, now=clock.now()
        )

    return press_seen(request, act, _("The seat is ended."), reverse("safeguarding:marac"))


def _back(held: MaracCase) -> str:
    return reverse("safeguarding:marac_case", args=(held.id,))
