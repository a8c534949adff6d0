"""A page with one form: its words, what it does, and what a refusal or another's edit leads to."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from wayside.web.collisions import Collision, differences, keeps_theirs
from wayside.web.editing import carried_out, collision_page
from wayside.web.models import Versioned
from wayside.web.navigation import Item

Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Asked:
    """A page with one form: its words, where it stands and where it leads."""

    title: str
    submit: str
    said: str
    back: str
    crumbs: Sequence[Item]
    lead: str = ""
    kind: str = "primary"
    note: str = ""


def ask(
    request: HttpRequest, form: BaseForm, do: Callable[[dict[str, Any]], object], words: Asked
) -> HttpResponse:
    """A page with one form: act once it is right, say so and go back; a refusal says why in the
    form, so that nothing typed is lost."""
    if carried_out(request, form, lambda: do(form.cleaned_data)):
        messages.success(request, words.said)
        return redirect(words.back)
    context = {"form": form, "words": words, "title": words.title, "crumbs": words.crumbs}
    return render(request, "web/ask.html", context)


def ask_change(
    request: HttpRequest,
    form: BaseForm,
    values_of: Callable[[dict[str, Any]], Values],
    act: Callable[[dict[str, Any], int], object],
    *,
    words: Asked,
    record: Versioned | None,
) -> HttpResponse:
    """A page with the form of a record: ``act`` takes the values to keep and the version that was
    shown. ``record`` is the row as it stands now, which the form must not touch."""

    def do(data: dict[str, Any]) -> object:
        return act(settled(request, record, values_of(data)), data.get("version") or 0)

    try:
        return ask(request, form, do, words)
    except Collision as met:
        return collided(request, values_of(form.cleaned_data), words, met)


def settled(request: HttpRequest, record: Versioned | None, mine: Values) -> dict[str, Any]:
    """Mine, with what is on record wherever that was chosen after both were shown."""
    chosen = dict(mine)
    for name in mine:
        if record is not None and keeps_theirs(request.POST, name):
            chosen[name] = getattr(record, name)
    return chosen


def collided(request: HttpRequest, mine: Values, words: Asked, met: Collision) -> HttpResponse:
    """Both versions, to choose from line by line."""
    theirs = met.current
    if theirs is None:
        return redirect(words.back)
    copy = type(theirs)._default_manager.get(pk=theirs.pk)
    for name, value in mine.items():
        setattr(copy, name, value)
    found = differences(copy, theirs, _compared(theirs, mine))
    return collision_page(request, found, theirs, name=words.title, leave_url=words.back)


def _compared(record: Versioned, names: Iterable[str]) -> list[str]:
    known = {each.name for each in record._meta.fields}
    return [name for name in names if name in known]
