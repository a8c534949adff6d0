"""Adult safeguarding concerns about somebody: one page, and a form for each step."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wayside.access.gates import Request, page
from wayside.people.views.opening import asked_about, page_about, person_at
from wayside.people.views.steps import ask_step
from wayside.safeguarding.concerns import actions
from wayside.safeguarding.concerns.actions import TOLD, Stepped, Written
from wayside.safeguarding.concerns.forms import CloseForm, ConcernForm
from wayside.safeguarding.concerns.permissions import KEEP_CONCERNS
from wayside.safeguarding.concerns.rules import CONCERN, PERIODS
from wayside.safeguarding.concerns.vocabulary import Abuse, ConcernState, Criterion, Met
from wayside.safeguarding.paths.forms import DayForm, DisclosureForm
from wayside.safeguarding.paths.presenters import ways
from wayside.safeguarding.paths.views import StepPage
from wayside.web import clock
from wayside.web.asking import ask

SEND = gettext_lazy("The council is told by a disclosure, on the basis that this person was told.")
STEPS = {
    "send": StepPage(DisclosureForm, gettext_lazy("Sent to the council"), SEND, discloses=True),
    "enquire": StepPage(DayForm, gettext_lazy("The council enquires")),
    "decline": StepPage(DayForm, gettext_lazy("The council does not enquire")),
    "close": StepPage(CloseForm, gettext_lazy("Close it")),
    "reopen": StepPage(DayForm, gettext_lazy("Look at it again")),
}


@page(KEEP_CONCERNS)
def concerns(request: Request, person_id: UUID) -> HttpResponse:
    """Where it stands, what this person wants, and the steps so far."""
    person = person_at(request, person_id)
    held, steps = actions.open_concerns(person=person, by=request.actor, now=clock.now())
    context = {
        **page_about(request, person, _("Adult safeguarding")),
        "concern": held,
        "is_open": held is not None and held.state != ConcernState.CLOSED,
        "ways": ways(CONCERN, held.state, "concern", [person.id]) if held else (),
        "kinds": [Abuse(each).label for each in held.abuse] if held else (),
        "criteria": [Criterion(each).label for each in held.criteria] if held else (),
        "steps": steps,
        "periods": PERIODS,
    }
    return render(request, "safeguarding/concerns/page.html", context)


@page(KEEP_CONCERNS)
def write(request: Request, person_id: UUID) -> HttpResponse:
    """Write a concern down."""
    person = person_at(request, person_id)

    def do(data: dict[str, Any]) -> object:
        return actions.write_concern(
            person=person,
            written=Written(**{name: data[name] for name in TOLD}),
            form_id=data["form_id"],
            by=request.actor,
            now=clock.now(),
        )

    note = _("Ask them first, alone, what they want: it is their life.")
    words = asked_about(person, _("Write a concern down"), "safeguarding:concerns", note=note)
    return ask(request, ConcernForm(request.POST or None), do, words)


@page(KEEP_CONCERNS)
def step(request: Request, person_id: UUID, verb: str) -> HttpResponse:
    """One step, with what it asks."""
    person = person_at(request, person_id)
    held, _steps = actions.open_concerns(person=person, by=request.actor, now=clock.now())
    if held is None:
        raise Http404(str(person_id))
    asked = STEPS[verb]

    def do(data: dict[str, Any], **seen: Any) -> object:
        sent, met = data.get("disclosure"), data.get("met")
        return actions.step_concern(
            concern=held,
            verb=verb,
            step=Stepped(
                data["on_date"], data["words"], sent and sent.id, Met(met) if met else None
            ),
            **seen,
        )

    words = asked_about(person, str(asked.title), "safeguarding:concerns", note=asked.note)
    return ask_step(request, asked.filled(request, held), do, words)
