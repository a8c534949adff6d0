"""What every editing page shares: the settling of a collision, and refusals told in the form."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from wayside.web.collisions import Collision, Difference, differences
from wayside.web.models import Versioned
from wayside.web.states import NotNow

THEIRS = "theirs"
NOT_SENT_AGAIN = ("csrfmiddlewaretoken", "version", "keep")


def refuse(form: BaseForm, refused: NotNow, field: str | None = None) -> None:
    """Show a refusal's sentence as an error of the form, so that nothing typed is lost."""
    form.add_error(field, str(refused))


def keep_theirs(request: HttpRequest, edited: Versioned, fields: Iterable[str]) -> None:
    """After a collision was shown: take the saved value where the person chose it."""
    stored = type(edited)._default_manager.filter(pk=edited.pk).first()
    everything = request.POST.get("keep") == THEIRS
    for name in fields:
        chosen = request.POST.get(f"keep-{name}") == THEIRS and request.POST.get("keep") != "mine"
        if stored is not None and (everything or chosen):
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
    """The page that shows both versions and lets the person choose, field by field; ``lines`` are
    those of a list that belongs to the record."""
    if collision.current is None:
        return redirect(leave_url)
    context: dict[str, Any] = {
        "differences": (*differences(edited, collision.current, fields), *lines),
        "current_version": collision.current.version,
        "hidden": [
            (name, value)
            for name, values in request.POST.lists()
            if name not in NOT_SENT_AGAIN and not name.startswith("keep-")
            for value in values
        ],
        "record_name": str(edited),
        "changed_at": collision.current.updated_at,
        "leave_url": leave_url,
    }
    return render(request, "web/collision.html", context, status=409)
