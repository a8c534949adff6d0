"""Writing somebody down who comes with something: the form of every new record, filled in, first
told who may be the same person."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from wayside.access.gates import Request
from wayside.people import actions as people
from wayside.people.actions import Concerns, Details
from wayside.people.forms.identity import RegisterForm
from wayside.people.models import Person
from wayside.people.models.persons import IDENTITY
from wayside.people.presenters.hits import shown as shown_hits
from wayside.people.views.opening import crumbs
from wayside.people.vocabulary import AgeMark, Sex
from wayside.web import clock
from wayside.web.editing import carried_out

WriteDown = Callable[[Details, dict[str, Any]], Person]


def write_down(
    request: Request,
    kind: type[RegisterForm],
    initial: dict[str, Any],
    act: WriteDown,
    *,
    title: str,
) -> HttpResponse:
    """The page: ``act`` takes what is said of somebody, and the rest of the form."""
    form = kind(request.POST or None, initial={"first_met": clock.today(), **initial})
    done = carried_out(request, form, lambda: _checked_or_written(request, form.cleaned_data, act))
    if done and isinstance(done.result, Person):
        messages.success(request, _("Written down. Ask again how this person is reached safely."))
        return redirect("people:record", done.result.id)
    context: dict[str, Any] = {"crumbs": crumbs(title), "title": title}
    if done and isinstance(done.result, Concerns):
        sent = request.POST.copy()
        sent["told"] = done.result.token
        form = kind(sent)
        context |= {"answer": done.result.answer, "hits": shown_hits(done.result.hits)}
    return render(request, "people/add.html", {**context, "form": form})


def _checked_or_written(
    request: Request, data: dict[str, Any], act: WriteDown
) -> Person | Concerns:
    words = {name: data[name] for name in IDENTITY}
    marks = {"age_mark": AgeMark(words["age_mark"]), "sex": Sex(words["sex"])}
    details = Details(**{**words, **marks})
    concerns = people.check_new(details=details, by=request.actor, now=clock.now())
    if concerns.token and concerns.token != data["told"]:
        return concerns
    return act(details, data)
