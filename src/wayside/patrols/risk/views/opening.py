"""What these pages begin with: the patrol of the address, and the way back."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from wayside.access.gates import Request
from wayside.patrols.models import Patrol
from wayside.patrols.views.opening import Opened, opened_for_night, patrol_at
from wayside.web.states import NotNow


@dataclass(frozen=True, slots=True, eq=False)
class Night:
    """A patrol with its week and area."""

    at: Opened
    patrol: Patrol

    def url(self, name: str) -> str:
        """One of its pages."""
        return reverse(f"patrols:{name}", args=(self.at.area.slug, self.at.iso, self.patrol.id))


def night_at(request: Request, area: str, week: str, patrol_id: UUID) -> Night:
    """The patrol of the address."""
    at = opened_for_night(request, area, week)
    return Night(at, patrol_at(at, patrol_id))


def said_no(request: Request, refused: NotNow, back: str) -> HttpResponse:
    """A button that cannot act now says why, where it stood."""
    messages.error(request, str(refused))
    return redirect(back)
