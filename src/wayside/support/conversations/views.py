"""Taking a conversation in."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from wayside.access.gates import Request, page
from wayside.people import actions as people
from wayside.sharing.handovers import queries as handovers
from wayside.sharing.handovers.vocabulary import HandoverKind
from wayside.sharing.models import Handover
from wayside.support.conversations import actions
from wayside.support.conversations.forms import NOBODY, TakeInForm
from wayside.support.permissions import NOTE_MEETINGS
from wayside.web import clock
from wayside.web.asking import Asked, ask
from wayside.web.navigation import Item


@page(NOTE_MEETINGS)
def take_in(request: Request, handover_id: UUID) -> HttpResponse:
    """With whom it was: one of mine, or nobody whom I know."""
    try:
        handover = handovers.handover(handover_id)
    except Handover.DoesNotExist as gone:
        raise Http404(str(handover_id)) from gone
    if handover.kind != HandoverKind.ENGAGEMENT:
        raise Http404(str(handover_id))
    now = clock.now()
    own = people.list_own(by=request.actor, now=now)
    by_id = {str(each.id): each for each in own}
    form = TakeInForm(request.POST or None, people=own)

    def do(data: dict[str, Any]) -> object:
        chosen = None if data["person"] == NOBODY else by_id[data["person"]]
        return actions.take_in_conversation(
            handover=handover, person=chosen, by=request.actor, now=now
        )

    title = _("Take it in as a meeting")
    back = reverse("sharing:handover", args=[handover_id])
    words = Asked(
        title=title,
        submit=_("Take it in"),
        said=_("It is taken in."),
        back=back,
        crumbs=[Item(_("What a conversation came to"), back), Item(title, "")],
        note=_(
            "The officer never learns with whom it was. Somebody new is added first, among "
            "your people."
        ),
    )
    return ask(request, form, do, words)
