"""Somebody's application as homeless: where it stands, what is due of it, and each step; and the
periods of the law."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from wayside.access.gates import Request, page
from wayside.people.models import Person
from wayside.people.views.opening import asked_about, page_about, person_at
from wayside.people.views.steps import ask_step
from wayside.support.homelessness import actions, queries, rules
from wayside.support.homelessness.actions import Applied, Opened, SetPeriod, Step
from wayside.support.homelessness.forms import ApplicationForm, DoneForm, PeriodForm, StepForm
from wayside.support.homelessness.permissions import KEEP_APPLICATIONS, SET_STATUTORY_PERIODS
from wayside.support.homelessness.presenters import length, of_milestones, of_moves, shown
from wayside.support.homelessness.vocabulary import Milestone, Priority, Standing, Unit
from wayside.support.models import HousingApplication
from wayside.web import clock
from wayside.web.asking import Asked, ask
from wayside.web.navigation import Item


@page(KEEP_APPLICATIONS)
def applications(request: Request, person_id: UUID) -> HttpResponse:
    """Where it stands, what is due and by which law, and the steps so far."""
    person = person_at(request, person_id)
    opened = actions.open_applications(person=person, by=request.actor, now=clock.now())
    held = opened.application
    context = {
        **page_about(request, person, _("Application as homeless")),
        "shown": held
        and shown(
            held,
            running=running_of(opened),
            abuse_is_priority=opened.abuse_is_priority,
            days_if_early=opened.days_if_early,
        ),
        "milestones": of_milestones(opened.milestones, today=clock.today()),
        "moves": of_moves(opened.moves),
    }
    return render(request, "support/homelessness/page.html", context)


@page(KEEP_APPLICATIONS)
def begin(request: Request, person_id: UUID) -> HttpResponse:
    """Note that somebody applied."""
    person = person_at(request, person_id)

    def do(data: dict[str, Any]) -> object:
        return actions.begin_application(
            person=person,
            applied=Applied(
                data["council"],
                data["applied_date"],
                Standing(data["standing"]),
                Priority(data["priority"]),
                data["leaves_date"],
            ),
            form_id=data["form_id"],
            by=request.actor,
            now=clock.now(),
        )

    form = ApplicationForm(request.POST or None, initial={"applied_date": clock.today()})
    note = _("What the law sets a time for is counted from the days you give.")
    return ask(request, form, do, _words(person, _("They applied as homeless"), note))


@page(KEEP_APPLICATIONS)
def step(request: Request, person_id: UUID) -> HttpResponse:
    """Note what happened."""
    person, held, running = _at(request, person_id)

    def do(data: dict[str, Any], **seen: Any) -> object:
        return actions.move_application(
            application=held,
            step=Step(
                data["verb"],
                data["on_date"],
                data["words"],
                allowed_late=data.get("allowed_late", False),
            ),
            **seen,
        )

    initial = {"version": held.version, "on_date": clock.today()}
    steps = rules.steps_now(held.state, running)
    form = StepForm(request.POST or None, initial=initial, steps=steps)
    return ask_step(request, form, do, _words(person, _("What happened with the application?")))


@page(KEEP_APPLICATIONS)
def meet(request: Request, person_id: UUID, application_milestone_id: UUID) -> HttpResponse:
    """Note the day on which something due was done."""
    person, held, _running = _at(request, person_id)
    due = queries.milestone_of(held, application_milestone_id)
    if due is None:
        raise Http404(str(application_milestone_id))

    def do(data: dict[str, Any], **seen: Any) -> object:
        return actions.meet_milestone(
            milestone=due,
            done_date=data["done_date"],
            **seen,
        )

    initial = {"version": due.version, "done_date": clock.today()}
    title = str(due.get_milestone_display())
    return ask_step(
        request, DoneForm(request.POST or None, initial=initial), do, _words(person, title)
    )


@page(SET_STATUTORY_PERIODS)
def periods(request: Request) -> HttpResponse:
    """What counts at one's agency today, with the law that says so."""
    found = queries.periods_of(request.actor.controller_id, on=clock.today())
    context = {
        "rows": [(each, length(each)) for each in found],
        "crumbs": [Item(_("Periods of the housing law"), "")],
    }
    return render(request, "support/homelessness/periods.html", context)


@page(SET_STATUTORY_PERIODS)
def set_period(request: Request, milestone: str) -> HttpResponse:
    """Set one of them from a day on."""
    if milestone not in Milestone.values:
        raise Http404(milestone)
    kind, today = Milestone(milestone), clock.today()

    def do(data: dict[str, Any]) -> object:
        return actions.set_statutory_period(
            period=SetPeriod(
                kind,
                data["days"],
                data["from_date"],
                data["law"],
                Unit(data["unit"]),
                data["first_day_counts"],
            ),
            expected=data["seen"],
            by=request.actor,
            now=clock.now(),
        )

    held = queries.period_of(request.actor.controller_id, kind, on=today)
    own = queries.own_periods(visible_to=request.actor, milestone=kind).count()
    initial: dict[str, Any] = {"from_date": today, "seen": own}
    if held is not None:
        initial |= {name: getattr(held, name) for name in ("days", "unit", "law")}
        initial["first_day_counts"] = held.first_day_counts
    back = reverse("support:statutory_periods")
    words = Asked(
        title=str(kind.label),
        submit=_("Set"),
        said=_("It is set. What was counted before keeps its dates."),
        back=back,
        crumbs=[Item(_("Periods of the housing law"), back), Item(str(kind.label), "")],
    )
    return ask(request, PeriodForm(request.POST or None, initial=initial), do, words)


def running_of(opened: Opened) -> frozenset[str]:
    """What is counted of the application and not over."""
    return frozenset(each.milestone for each in opened.milestones if each.done_date is None)


def _at(request: Request, person_id: UUID) -> tuple[Person, HousingApplication, frozenset[str]]:
    person = person_at(request, person_id)
    opened = actions.open_applications(person=person, by=request.actor, now=clock.now())
    if opened.application is None:
        raise Http404(str(person_id))
    return person, opened.application, running_of(opened)


def _words(person: Person, title: str, note: str = "") -> Asked:
    return asked_about(person, title, "support:applications", note=note)
