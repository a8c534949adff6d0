"""What the pages of a MARAC begin with: which MARAC, meeting, case or listing it is about."""

from typing import TypeVar
from uuid import UUID

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from wayside.access.gates import Request
from wayside.safeguarding.marac import queries
from wayside.safeguarding.models import (
    AgendaItem,
    Marac,
    MaracAction,
    MaracCase,
    MaracMeeting,
)
from wayside.web.asking import Asked
from wayside.web.navigation import Item

Found = TypeVar("Found")


def marac_at(request: Request) -> Marac | None:
    """The MARAC that one's agency runs, else the one it sits at."""
    return queries.own_marac(request.actor) or queries.marac_for(request.actor)


def marac_or_404(request: Request) -> Marac:
    """The same where there must be one."""
    found = marac_at(request)
    if found is None:
        raise Http404
    return found


def case_at(case_id: UUID) -> MaracCase:
    """A case that whoever acts may see."""
    return _there(queries.case(case_id))


def meeting_at(meeting_id: UUID) -> MaracMeeting:
    """A meeting that whoever acts may see."""
    return _there(queries.meeting(meeting_id))


def item_at(item_id: UUID) -> AgendaItem:
    """A listing that whoever acts may see."""
    return _there(queries.item(item_id))


def action_at(action_id: UUID) -> MaracAction:
    """An action that whoever acts may see."""
    return _there(queries.action(action_id))


def crumbs(*more: Item | str) -> list[Item]:
    """Where a page stands."""
    head = Item(_("MARAC"), reverse("safeguarding:marac"))
    return [head, *(each if isinstance(each, Item) else Item(each, "") for each in more)]


def asked(title: str, back: str, *, submit: str = "", said: str = "", note: str = "") -> Asked:
    """The words of a form."""
    return Asked(title, submit or _("Save"), said or _("Saved."), back, crumbs(title), note=note)


def _there(found: Found | None) -> Found:
    if found is None:
        raise Http404
    return found
