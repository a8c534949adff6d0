"""Somebody's risk: the page, an assessment part by part, judgement, events, and the question that
stands in the way while a risk that rose has no answer."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wayside.access.gates import Request, page
from wayside.people.models import Person
from wayside.people.views.opening import asked_about, page_about, person_at
from wayside.safeguarding.dash import actions, queries
from wayside.safeguarding.dash.actions import Beginning, Event
from wayside.safeguarding.dash.forms import (
    BeginForm,
    EventForm,
    FinishForm,
    JudgeForm,
    LeaveForm,
    PartForm,
)
from wayside.safeguarding.dash.permissions import ASSESS_RISK
from wayside.safeguarding.dash.presenters import (
    COLOURS,
    answers_of,
    criteria_in_words,
    history,
)
from wayside.safeguarding.dash.rules import check_age
from wayside.safeguarding.dash.topics import ABOUT_PARTS, PARTS
from wayside.safeguarding.dash.vocabulary import (
    AssessmentState,
    Instrument,
    RiseState,
    Source,
)
from wayside.safeguarding.models import RiskAssessment, RiskRise
from wayside.web import clock
from wayside.web.asking import Asked, ask
from wayside.web.editing import carried_out, press_seen, unless_met
from wayside.web.states import NotNow

Acts = Callable[[dict[str, Any]], object]


@page(ASSESS_RISK)
def risk(request: Request, person_id: UUID) -> HttpResponse:
    """How high it is and why; while a rise waits, that question first."""
    person = person_at(request, person_id)
    found = actions.open_risk(person=person, by=request.actor, now=clock.now())
    if found.rise is not None and found.rise.state == RiseState.OPEN:
        return redirect("safeguarding:rise", person_id=person.id)
    standing = found.standing
    context = {
        **page_about(request, person, _("Risk")),
        "risk": found,
        "standing": standing,
        "colour": COLOURS[standing.level] if standing else "grey",
        "criteria": criteria_in_words(standing.criteria) if standing else [],
        "finished": [x for x in found.assessments if x.state == AssessmentState.FINISHED],
        "draft": next((x for x in found.assessments if x.state == AssessmentState.DRAFT), None),
        "chart": history(found),
        "too_young": _too_young(person),
        "to_refer": found.rise is not None and found.rise.state == RiseState.REFER,
    }
    return render(request, "safeguarding/dash/risk.html", context)


@page(ASSESS_RISK)
def begin(request: Request, person_id: UUID) -> HttpResponse:
    """Begin an assessment."""
    person = person_at(request, person_id)
    form = BeginForm(request.POST or None)

    def do() -> RiskAssessment:
        data = form.cleaned_data
        return actions.begin_assessment(
            person=person,
            beginning=Beginning(
                Instrument(data["instrument"]),
                data["wording"],
                Source(data["source"]),
                data["known_from"],
            ),
            form_id=data["form_id"],
            by=request.actor,
            now=clock.now(),
        )

    if done := carried_out(request, form, do):
        return redirect(_next_url(person, done.result, 0))
    words = _words(person, _("Assess the risk"), _("Only where it is safe to talk."))
    context = {"form": form, "words": words, "title": words.title, "crumbs": words.crumbs}
    return render(request, "web/ask.html", context)


@page(ASSESS_RISK)
def assessment(request: Request, person_id: UUID, assessment_id: UUID) -> HttpResponse:
    """One assessment: its answers, and where it is not finished, the way on."""
    person, held, questions = _at(request, person_id, assessment_id)
    graded = held.instrument == Instrument.DARA
    context = {
        **page_about(request, person, str(held.get_instrument_display())),
        "held": held,
        "is_draft": held.state == AssessmentState.DRAFT,
        "answers": () if graded else answers_of(held, questions),
        "parts": () if graded else tuple(enumerate(ABOUT_PARTS)),
        "form": FinishForm(None, graded=graded, initial={"version": held.version}),
        "colour": COLOURS.get(held.level or 0, "grey"),
    }
    return render(request, "safeguarding/dash/assessment.html", context)


@page(ASSESS_RISK)
def part(request: Request, person_id: UUID, assessment_id: UUID, part: int) -> HttpResponse:
    """Six questions; saving goes on to the next six, so nothing is lost on the way."""
    person, held, questions = _at(request, person_id, assessment_id)
    if part >= len(PARTS) or held.instrument != Instrument.DASH:
        raise Http404(str(part))
    initial: dict[str, Any] = {"version": held.version}
    for number in PARTS[part]:
        answer, note = held.answers.get(str(number), ("", ""))
        initial |= {f"q{number}": answer, f"q{number}_note": note}
    form = PartForm(request.POST or None, part=part, questions=questions, initial=initial)

    def do() -> RiskAssessment:
        return unless_met(
            lambda: actions.answer_part(
                assessment=held,
                answers=form.answers(),
                expected_version=form.cleaned_data["version"] or 0,
                by=request.actor,
                now=clock.now(),
            )
        )

    if carried_out(request, form, do):
        return redirect(_next_url(person, held, part + 1))
    context = {
        **page_about(request, person, str(ABOUT_PARTS[part])),
        "form": form,
        "held": held,
        "number": part + 1,
        "of": len(PARTS),
        "licensed": bool(questions),
    }
    return render(request, "safeguarding/dash/part.html", context)


@page(ASSESS_RISK)
@require_POST
def finish(request: Request, person_id: UUID, assessment_id: UUID) -> HttpResponse:
    """Finish it, or leave it unfinished."""
    person, held, _questions = _at(request, person_id, assessment_id)
    graded = held.instrument == Instrument.DARA
    form = FinishForm(request.POST, graded=graded)
    level = form.cleaned_data.get("level") if form.is_valid() else None
    leaves = request.POST.get("verb") == "leave"

    def act(version: int) -> object:
        given: dict[str, Any] = {"assessment": held, "expected_version": version}
        if leaves:
            return actions.leave_assessment(**given, by=request.actor, now=clock.now())
        return actions.finish_assessment(
            person=person, level=level, **given, by=request.actor, now=clock.now()
        )

    back = reverse("safeguarding:assessment", args=(person.id, held.id))
    said = _("It is left unfinished.") if leaves else _("The assessment is finished.")
    answer = press_seen(request, act, said, back)
    if held.state == AssessmentState.DRAFT:
        return answer
    return redirect("safeguarding:risk", person_id=person.id)


@page(ASSESS_RISK)
def judge(request: Request, person_id: UUID) -> HttpResponse:
    """Raise it by judgement."""
    person = person_at(request, person_id)

    def do(data: dict[str, Any]) -> object:
        return actions.judge_risk(person=person, by=request.actor, now=clock.now(), **data)

    note = _("Use it where the answers do not show what you see, or what cannot be said.")
    words = _words(person, _("Professional judgement"), note)
    return ask(request, JudgeForm(request.POST or None), do, words)


@page(ASSESS_RISK)
def event(request: Request, person_id: UUID) -> HttpResponse:
    """Note an event of abuse."""
    person = person_at(request, person_id)

    def do(data: dict[str, Any]) -> object:
        form_id = data.pop("form_id")
        return actions.note_event(
            person=person, event=Event(**data), form_id=form_id, by=request.actor, now=clock.now()
        )

    form = EventForm(request.POST or None)
    return ask(request, form, do, _words(person, _("Note an event of abuse")))


@page(ASSESS_RISK)
def rise(request: Request, person_id: UUID) -> HttpResponse:
    """The risk rose: what comes of it, before anything else."""
    person, held = _rise_at(request, person_id)
    if request.method == "POST":

        def act(version: int) -> object:
            return actions.answer_rise(
                rise=held,
                verb="refer",
                expected_version=version,
                by=request.actor,
                now=clock.now(),
            )

        back = reverse("safeguarding:refer_to_marac", args=(person.id,))
        return press_seen(request, act, _("Refer now: this page asks what is needed."), back)
    context = {
        **page_about(request, person, _("The risk is higher")),
        "rise": held,
        "criteria": criteria_in_words(held.criteria),
    }
    return render(request, "safeguarding/dash/rise.html", context)


@page(ASSESS_RISK)
def leave_rise(request: Request, person_id: UUID) -> HttpResponse:
    """It is not referred now, and why."""
    person, held = _rise_at(request, person_id)

    def do(data: dict[str, Any]) -> object:
        return unless_met(
            lambda: actions.answer_rise(
                rise=held,
                verb="leave",
                reasons=data["reasons"],
                expected_version=data["version"] or 0,
                by=request.actor,
                now=clock.now(),
            )
        )

    form = LeaveForm(request.POST or None, initial={"version": held.version})
    return ask(request, form, do, _words(person, _("Not referred now")))


def _at(
    request: Request, person_id: UUID, assessment_id: UUID
) -> tuple[Person, RiskAssessment, dict[str, str]]:
    person = person_at(request, person_id)
    held = queries.assessment_of(person, assessment_id)
    if held is None:
        raise Http404(str(assessment_id))
    found, questions = actions.open_assessment(assessment=held, by=request.actor, now=clock.now())
    return person, found, dict(questions)


def _rise_at(request: Request, person_id: UUID) -> tuple[Person, RiskRise]:
    person = person_at(request, person_id)
    held = actions.open_risk(person=person, by=request.actor, now=clock.now()).rise
    if held is None:
        raise Http404(str(person_id))
    return person, held


def _next_url(person: Person, held: RiskAssessment, part: int) -> str:
    if held.instrument == Instrument.DASH and part < len(PARTS):
        return reverse("safeguarding:part", args=(person.id, held.id, part))
    return reverse("safeguarding:assessment", args=(person.id, held.id))


def _too_young(person: Person) -> bool:
    try:
        check_age(person.birth, today=clock.today())
    except NotNow:
        return True
    return False


def _words(person: Person, title: str, note: str = "") -> Asked:
    return asked_about(person, title, "safeguarding:risk", note=note)
