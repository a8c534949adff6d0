"""How a form that was sent is answered: carried out, refused with a sentence, or met by somebody
else's edit."""

from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.contrib import messages
from django.forms import BaseForm, BaseFormSet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from wayside.web.collisions import Collision, Difference, is_choice, version_in
from wayside.web.models import Versioned
from wayside.web.states import NotNow, Words

NOT_SENT_AGAIN = frozenset({"csrfmiddlewaretoken", "version", "token"})
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Done(Generic[Result]):
    """What an action gave back; true, whatever that is."""

    result: Result


def refuse(form: BaseForm, refused: NotNow, field: str | None = None) -> None:
    """Show a refusal's sentence as an error of the form, so that nothing typed is lost."""
    form.add_error(field, str(refused))


def carried_out(
    request: HttpRequest,
    form: BaseForm,
    act: Callable[[], Result],
    *,
    field: str | None = None,
    rows: "BaseFormSet[Any] | None" = None,
) -> Done[Result] | None:
    """What the form (and its ``rows``) asked for, done; None while it is to be shown, with what
    was wrong in it. A refusal is told at ``field``, or above the form.

    Raises:
        Collision: somebody else changed the record; the page knows how to show both.
    """
    if request.method != "POST":
        return None
    if not all([form.is_valid(), rows is None or rows.is_valid()]):
        return None
    try:
        return Done(act())
    except NotNow as refused:
        refuse(form, refused, field)
        return None


def unless_met(act: Callable[[], Result]) -> Result:
    """Act; that somebody else changed the record is a refusal like another, for a step where there
    are no two versions to choose from.

    Raises:
        NotNow: somebody else was there first.
    """
    try:
        return act()
    except Collision as met:
        raise NotNow(str(met)) from met


def press(request: HttpRequest, act: Callable[[], object], said: Words, back: str) -> HttpResponse:
    """A button: act, say so or why not, and go back to where it stood.

    Raises:
        Collision: somebody else changed the record.
    """
    try:
        act()
    except NotNow as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, str(said))
    return redirect(back)


def press_seen(
    request: HttpRequest, act: Callable[[int], object], said: Words, back: str
) -> HttpResponse:
    """A button on a record of which a version was seen: whoever changed it since was first, and
    that is said like any refusal, because a button has no two versions to choose from."""
    version = version_in(request.POST.get("version", ""))
    return press(request, lambda: unless_met(lambda: act(version)), said, back)


def verb_in(request: HttpRequest, verbs: Container[str]) -> str:
    """The step that was pressed.

    Raises:
        Http404: there is no such step here.
    """
    verb: str = request.POST.get("verb", "")
    if verb not in verbs:
        raise Http404(verb)
    return verb


def collision_page(
    request: HttpRequest,
    found: Sequence[Difference],
    current: Versioned,
    *,
    name: str,
    leave_url: str,
) -> HttpResponse:
    """Both versions, to choose from line by line; what was typed is sent again with the choice."""
    context: dict[str, Any] = {
        "differences": found,
        "current_version": current.version,
        "hidden": [
            (field, value)
            for field, values in request.POST.lists()
            if field not in NOT_SENT_AGAIN and not is_choice(field)
            for value in values
        ],
        "record_name": name,
        "changed_at": current.updated_at,
        "leave_url": leave_url,
    }
    return render(request, "web/collision.html", context, status=409)
