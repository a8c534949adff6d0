"""What these pages begin with: the night of the address, its parts, and how a form ends."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from wayside.access.gates import Request
from wayside.patrols.forms import OnceForm
from wayside.patrols.models import Invitation, Patrol, Segment
from wayside.patrols.parts import queries
from wayside.patrols.queries.facts import patrol_name
from wayside.patrols.views.opening import Opened, opened_to_plan, overtaken, patrol_at, refuse
from wayside.web.collisions import Collision
from wayside.web.navigation import Item
from wayside.web.states import NotNow


@dataclass(frozen=True, slots=True, eq=False)
class Night:
    """One patrol of a week, for who shapes it."""

    at: Opened
    patrol: Patrol

    @property
    def url(self) -> str:
        """Its page of parts."""
        args = (self.at.area.slug, self.at.iso, self.patrol.id)
        return reverse("patrols:parts:night", args=args)

    def crumbs(self, *more: str) -> list[Item]:
        """Where a page of the night stands."""
        title = _("Parts of %s") % patrol_name(self.patrol)
        if not more:
            return self.at.crumbs(title)
        head = self.at.crumbs(title)[:-1]
        return [*head, Item(title, self.url), *(Item(one, "") for one in more)]

    def segment(self, segment_id: UUID) -> Segment:
        """A part of the night."""
        try:
            return queries.segment_of(self.patrol, segment_id)
        except ObjectDoesNotExist as gone:
            raise Http404(str(segment_id)) from gone

    def invitation(self, invitation_id: UUID) -> Invitation:
        """An invitation to one of its parts."""
        try:
            return queries.invitation_of(self.patrol, invitation_id)
        except ObjectDoesNotExist as gone:
            raise Http404(str(invitation_id)) from gone


def night_at(request: Request, area: str, week: str, patrol_id: UUID) -> Night:
    """The night of the address."""
    at = opened_to_plan(request, area, week)
    return Night(at, patrol_at(at, patrol_id))


def sent(
    request: Request, night: Night, form: OnceForm, do: Callable[[], object], said: str
) -> HttpResponse | None:
    """What a form sent leads to; None when it is to be shown, with what was wrong."""
    if request.method != "POST" or not form.is_valid():
        return None
    try:
        do()
    except NotNow as refused:
        refuse(form, refused)
        return None
    except Collision:
        return overtaken(request, night.at)
    messages.success(request, said)
    return redirect(night.url)


def asked(
    request: Request,
    night: Night,
    form: OnceForm,
    *,
    title: str,
    submit: str,
    kind: str = "primary",
) -> HttpResponse:
    """The page of one form."""
    context: dict[str, Any] = {
        "crumbs": night.crumbs(title),
        "form": form,
        "title": title,
        "submit": submit,
        "back": night.url,
        "kind": kind,
    }
    return render(request, "patrols/reason.html", context)


def pressed(
    request: Request, night: Night, do: Callable[[OnceForm], object], said: str
) -> HttpResponse:
    """A button of the night's page: act once, say so, and go back."""
    form = OnceForm(request.POST)
    if not form.is_valid():
        return redirect(night.url)
    try:
        do(form)
    except NotNow as refused:
        messages.error(request, str(refused))
    except Collision:
        return overtaken(request, night.at)
    else:
        messages.success(request, said)
    return redirect(night.url)
