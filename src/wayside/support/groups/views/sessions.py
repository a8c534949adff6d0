"""Sessions of a group: set, cancelled, who came, and the list on paper."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wayside.access.gates import Request, page
from wayside.support.groups import actions, queries
from wayside.support.groups.forms import RegisterForm, SessionForm
from wayside.support.groups.permissions import FACILITATE_GROUPS
from wayside.support.groups.views.groups import crumbs, own_at
from wayside.support.models import GroupSession
from wayside.web import clock
from wayside.web.asking import Asked, ask
from wayside.web.components.text import london
from wayside.web.editing import press_seen, unless_met


@page(FACILITATE_GROUPS)
def add(request: Request, group_id: UUID) -> HttpResponse:
    """Set a session."""
    opened = own_at(request, group_id)
    form = SessionForm(request.POST or None)

    def do(data: dict[str, Any]) -> object:
        begins, ends = form.span()
        return actions.add_session(
            group=opened.group,
            starts_at=begins,
            ends_at=ends,
            topic=data["topic"],
            by=request.actor,
            now=clock.now(),
        )

    title = _("Set a session")
    words = Asked(
        title=title,
        submit=_("Save"),
        said=_("Saved."),
        back=_url(group_id),
        crumbs=crumbs(opened, title),
    )
    return ask(request, form, do, words)


@page(FACILITATE_GROUPS)
def register(request: Request, group_id: UUID, group_session_id: UUID) -> HttpResponse:
    """Who came, sent word or did not come."""
    opened = own_at(request, group_id)
    held = _at(group_id, group_session_id)
    places = list(queries.taking_part(opened.group))
    noted = {str(place): each for place, each in queries.attended(held).items()}
    form = RegisterForm(
        request.POST or None, initial={**noted, "version": held.version}, places=places
    )

    def do(data: dict[str, Any]) -> object:
        return unless_met(
            lambda: actions.take_register(
                session=held,
                came={UUID(place): each for place, each in form.came().items()},
                expected_version=data["version"],
                by=request.actor,
                now=clock.now(),
            )
        )

    title = _("Who came: %(when)s") % {"when": london(held.starts_at)}
    words = Asked(
        title=title,
        submit=_("Save"),
        said=_("Noted."),
        back=_url(group_id),
        crumbs=crumbs(opened, title),
        note=_("Nobody is blamed for not coming. Their workers are told, to follow up."),
    )
    return ask(request, form, do, words) if places else redirect(_url(group_id))


@page(FACILITATE_GROUPS)
def on_paper(request: Request, group_id: UUID, group_session_id: UUID) -> HttpResponse:
    """The agreed names with a box each: nothing says what the list is of."""
    own_at(request, group_id)
    held = _at(group_id, group_session_id)
    context = {
        "session": held,
        "names": actions.print_list(session=held, by=request.actor, now=clock.now()),
    }
    return render(request, "support/groups/on_paper.html", context)


@page(FACILITATE_GROUPS)
@require_POST
def cancel(request: Request, group_id: UUID, group_session_id: UUID) -> HttpResponse:
    """Cancel a session: a button."""
    own_at(request, group_id)
    held = _at(group_id, group_session_id)

    def act(version: int) -> object:
        return actions.cancel_session(
            session=held, expected_version=version, by=request.actor, now=clock.now()
        )

    said = _("Cancelled. Tell those who take part, by their safe ways.")
    return press_seen(request, act, said, _url(group_id))


def _at(group_id: UUID, session_id: UUID) -> GroupSession:
    found = queries.session(session_id)
    if found is None or found.group_id != group_id:
        raise Http404(str(session_id))
    return found


def _url(group_id: UUID) -> str:
    return reverse("support:group", args=(group_id,))
