"""Edits that meet: a page that changes a record shows both versions before anything is lost."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.forms import BaseForm
from django.http import HttpResponse
from django.shortcuts import redirect

from wayside.access.gates import Request
from wayside.web.collisions import Collision, differences, keeps_theirs
from wayside.web.editing import collision_page
from wayside.web.models import Versioned
from wayside.workforce.views.opening import Asked, ask

Values = Mapping[str, Any]


def ask_change(
    request: Request,
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


def settled(request: Request, record: Versioned | None, mine: Values) -> dict[str, Any]:
    """Mine, with what is on record wherever that was chosen after both were shown."""
    chosen = dict(mine)
    for name in mine:
        if record is not None and keeps_theirs(request.POST, name):
            chosen[name] = getattr(record, name)
    return chosen


def collided(request: Request, mine: Values, words: Asked, met: Collision) -> HttpResponse:
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
