"""Meeting mode: the agenda, one case and its actions on one page; research; answers to actions."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wayside.access.gates import Request, page
from wayside.safeguarding.marac import actions, queries
from wayside.safeguarding.marac.actions import Agreed, Minutes, Research, Sitting
from wayside.safeguarding.marac.actions.hearing import RESEARCHED
from wayside.safeguarding.marac.forms import (
    ActionForm,
    AnswerForm,
    MinutesForm,
    ResearchForm,
    seal_of,
)
from wayside.safeguarding.marac.permissions import ATTEND_MARAC, RUN_MARAC, SIT_AT_MARAC
from wayside.safeguarding.marac.presenters import is_under_way, shown_actions, shown_case
from wayside.safeguarding.marac.views.opening import (
    action_at,
    asked,
    crumbs,
    item_at,
)
from wayside.safeguarding.models import AgendaItem
from wayside.safeguarding.models.meetings import MINUTES
from wayside.web import clock
from wayside.web.asking import ask
from wayside.web.components.text import london_short
from wayside.web.editing import carried_out, unless_met, verb_in
from wayside.web.navigation import Item


@page(ATTEND_MARAC)
def hear(request: Request, item_id: UUID) -> HttpResponse:
    """One screen: the agenda left, the case in the middle, its actions right."""
    return _screen(request, item_at(item_id))


@page(RUN_MARAC)
@require_POST
def minutes(request: Request, item_id: UUID) -> HttpResponse:
    """Save what was written: minutes, an action, or both; “heard” goes on to the next case."""
    item = item_at(item_id)
    form = MinutesForm(request.POST)
    action = _action_form(request, item) if ActionForm.is_begun(request.POST) else None
    verb = verb_in(request, {"save", "act", "heard"})
    if verb == "act" and action is None:
        action = _action_form(request, item)
    if action is not None and not action.is_valid():
        return _screen(request, item, minutes=form, action=action)

    def do() -> object:
        return unless_met(
            lambda: actions.note_sitting(
                item=item,
                sitting=_sitting(form, action, is_heard=verb == "heard"),
                expected_version=form.cleaned_data["version"] or 0,
                by=request.actor,
                now=clock.now(),
            )
        )

    if not carried_out(request, form, do):
        return _screen(request, item_at(item_id), minutes=form, action=action)
    if verb != "heard":
        here = "actions" if action else "minutes"
        return redirect(f"{reverse('safeguarding:hear', args=(item.id,))}#{here}")
    onward = _next(item)
    if onward is None:
        return redirect("safeguarding:marac_meeting", marac_meeting_id=item.meeting_id)
    return redirect("safeguarding:hear", item_id=onward.id)


def _sitting(form: MinutesForm, action: ActionForm | None, *, is_heard: bool) -> Sitting:
    said = {name: form.cleaned_data[name] for name in MINUTES}
    data = action.cleaned_data if action else None
    return Sitting(
        Minutes(**said) if form.is_touched else None,
        Agreed(UUID(data["agency"]), data["words"], data["due_date"]) if data else None,
        data["form_id"] if data else None,
        is_heard,
    )


@page(SIT_AT_MARAC)
def research(request: Request, item_id: UUID) -> HttpResponse:
    """One's own agency's part of a case."""
    item = item_at(item_id)
    held = queries.own_research(item, request.actor)
    said = {name: getattr(held, name) for name in RESEARCHED} if held else {}
    version = held.version if held else 0
    form = ResearchForm(request.POST or None, initial={**said, "version": version})

    def do(data: dict[str, Any]) -> object:
        given = {name: data[name] for name in RESEARCHED}
        return unless_met(
            lambda: actions.write_research(
                item=item,
                research=Research(**given),
                expected_version=data["version"] or 0,
                by=request.actor,
                now=clock.now(),
            )
        )

    back = reverse("safeguarding:marac_meeting", args=(item.meeting_id,))
    note = _("Case %(n)d: %(who)s. Yours alone until the meeting begins.")
    words = asked(
        _("Research of your agency"),
        back,
        note=note % {"n": item.number, "who": item.case.victim_name},
    )
    return ask(request, form, do, words)


@page(ATTEND_MARAC)
def action_list(request: Request) -> HttpResponse:
    """Open actions, the longest due first."""
    found = actions.list_actions(by=request.actor, now=clock.now())
    context = {
        "actions": shown_actions(found, request.actor, today=clock.today()),
        "crumbs": crumbs(_("Actions")),
    }
    return render(request, "safeguarding/marac/actions.html", context)


@page(ATTEND_MARAC)
def answer(request: Request, action_id: UUID) -> HttpResponse:
    """Say what came of one's own agency's action; the coordinator, that it is not needed."""
    held = action_at(action_id)
    verb = "do" if held.agency_id == request.actor.agency_id else "drop"
    form = AnswerForm(request.POST or None, initial={"version": held.version})

    def do(data: dict[str, Any]) -> object:
        return unless_met(
            lambda: actions.answer_action(
                action=held,
                verb=verb,
                answer=data["answer"],
                expected_version=data["version"] or 0,
                by=request.actor,
                now=clock.now(),
            )
        )

    title = _("It is done") if verb == "do" else _("It is no longer needed")
    back = reverse("safeguarding:marac_actions")
    note = _("Once the last action of all agencies is answered, the case closes to everybody.")
    return ask(request, form, do, asked(title, back, note=f"{held.words} {note}"))


def _screen(
    request: Request,
    item: AgendaItem,
    *,
    minutes: MinutesForm | None = None,
    action: ActionForm | None = None,
) -> HttpResponse:
    opened = actions.open_case(case=item.case, by=request.actor, now=clock.now())
    agenda = actions.open_meeting(meeting=item.meeting, by=request.actor, now=clock.now())
    said = {name: getattr(item, name) for name in MINUTES}
    shown = {**said, "version": item.version, "seen": seal_of(said)}
    meeting = item.meeting
    day = Item(
        london_short(meeting.starts_at),
        reverse("safeguarding:marac_meeting", args=(meeting.id,)),
    )
    context = {
        "item": item,
        "agenda": agenda.items,
        "heard": sum(1 for each in agenda.items if each.heard_at),
        "before": _beside(agenda.items, item, -1),
        "after": _beside(agenda.items, item, 1),
        "shown": shown_case(opened, request.actor, today=clock.today()),
        "runs": request.actor.may(RUN_MARAC),
        "writes": request.actor.may(RUN_MARAC) and is_under_way(meeting) and not item.closed_at,
        "minutes": minutes or MinutesForm(None, initial=shown),
        "action": action or _action_form(request, item, blank=True),
        "crumbs": crumbs(day, item.case.victim_name),
    }
    return render(request, "safeguarding/marac/hear.html", context)


def _action_form(request: Request, item: AgendaItem, *, blank: bool = False) -> ActionForm:
    agencies = [(str(each.id), each.name) for each in queries.agencies_at(item.marac_id)]
    return ActionForm(None if blank else request.POST, agencies=agencies)


def _beside(agenda: Sequence[AgendaItem], item: AgendaItem, step: int) -> AgendaItem | None:
    """The case before or after it on the agenda."""
    places = [each.id for each in agenda]
    at = places.index(item.id) + step if item.id in places else -1
    return agenda[at] if 0 <= at < len(agenda) else None


def _next(item: AgendaItem) -> AgendaItem | None:
    """The next case that was not heard."""
    left = queries.items(item.meeting).filter(heard_at=None)
    return left.filter(number__gt=item.number).first() or left.first()
