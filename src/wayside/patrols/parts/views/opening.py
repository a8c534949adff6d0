"""What these pages begin with: the night of the address, its parts, and how a form ends."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from wayside.access.gates import Request
from wayside.patrols.forms import OnceForm
from wayside.patrols.models import Invitation, Patrol, Segment
from wayside.patrols.parts import queries
from wayside.patrols.queries.facts import patrol_name
from wayside.patrols.views import opening
from wayside.patrols.views.opening import Opened, opened_to_plan, patrol_at
from wayside.web.collisions import Collision
from wayside.web.editing import press
from wayside.web.navigation import Item


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
    return opening.sent(request, night.at, form, do, said=said, back=night.url)


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
    return opening.asked(
        request,
        form,
        title=title,
        submit=submit,
        back=night.url,
        crumbs=night.crumbs(title),
        kind=kind,
    )


def pressed(
    request: Request, night: Night, do: Callable[[OnceForm], object], said: str
) -> HttpResponse:
    """A button of the night's page: act once, say so, and go back."""
    form = OnceForm(request.POST)
    if not form.is_valid():
        return redirect(night.url)
    try:
        return press(request, lambda: do(form), said, night.url)
    except Collision:
        return opening.overtaken(request, night.at)
