"""What every editing page shares: a change carried out, refused in the form, or settled with
somebody else's."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from django.contrib import messages
from django.forms import BaseFormSet, ModelForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from wayside.web.collisions import Collision, Difference, differences, keeps_theirs
from wayside.web.editing import carried_out, collision_page
from wayside.web.models import Versioned
from wayside.web.states import Words


def changed(
    request: HttpRequest,
    form: "ModelForm[Versioned]",
    act: Callable[[], object],
    *,
    said: Words,
    leave_url: str,
    fields: Sequence[str] = (),
    rows: "BaseFormSet[Any] | None" = None,
    lines: Callable[[], Sequence[Difference]] = tuple,
) -> HttpResponse | None:
    """What a form of a record leads to; None while it is to be shown. ``fields`` are
    those compared (else all of the form); ``lines`` finds what differs in a list of the record."""
    edited = form.instance
    compared = tuple(fields or form._meta.fields or ())

    def settle_and_act() -> object:
        keep_theirs(request, edited, compared)
        return act()

    try:
        done = carried_out(request, form, settle_and_act, rows=rows)
    except Collision as collision:
        return collided(
            request, edited, collision, fields=compared, leave_url=leave_url, lines=lines()
        )
    if done is None:
        return None
    messages.success(request, str(said))
    return redirect(leave_url)


def keep_theirs(request: HttpRequest, edited: Versioned, fields: Iterable[str]) -> None:
    """After a collision was shown: take the saved value where the person chose it."""
    stored = type(edited)._default_manager.filter(pk=edited.pk).first()
    for name in fields:
        if stored is not None and keeps_theirs(request.POST, name):
            setattr(edited, name, getattr(stored, name))


def collided(
    request: HttpRequest,
    edited: Versioned,
    collision: Collision,
    *,
    fields: Sequence[str],
    leave_url: str,
    lines: Sequence[Difference] = (),
) -> HttpResponse:
    """The page that shows both versions and lets the person choose, field by field."""
    current = collision.current
    if current is None:
        return redirect(leave_url)
    found = (*differences(edited, current, fields), *lines)
    return collision_page(request, found, current, name=str(edited), leave_url=leave_url)
