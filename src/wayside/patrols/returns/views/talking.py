"""A conversation of the night, told to the support side from where its return is written."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from wayside.access.gates import Request, page
from wayside.access.permissions import NotAllowed
from wayside.patrols.models import PatrolReturn
from wayside.patrols.returns import actions
from wayside.patrols.returns.permissions import is_on
from wayside.patrols.returns.views.drawing import url_of
from wayside.patrols.views.opening import opened_for_night, patrol_at
from wayside.sharing.conversations import devices
from wayside.sharing.conversations.forms import ConversationForm
from wayside.sharing.conversations.permissions import TELL_CONVERSATIONS
from wayside.sharing.conversations.views import draw
from wayside.web import clock
from wayside.web.editing import carried_out


@page(TELL_CONVERSATIONS)
def tell(request: Request, area: str, week: str, patrol_id: UUID) -> HttpResponse:
    """The plain statement, then what came of the conversation."""
    at = opened_for_night(request, area, week)
    patrol = patrol_at(at, patrol_id)
    if not is_on(request.actor, patrol):
        raise NotAllowed(TELL_CONVERSATIONS)
    now = clock.now()
    form = ConversationForm(request.POST or None, actor=request.actor, now=now)
    key = devices.key_on(request) or devices.new_key()
    done = carried_out(
        request,
        form,
        lambda: actions.tell_conversation(
            patrol=patrol,
            told=form.told,
            to_agency=form.cleaned_data["to_agency"],
            form=form.cleaned_data["form_id"],
            key=key,
            by=request.actor,
            now=now,
        ),
    )
    back = url_of("night", at, patrol)
    if done:
        said = _("It is passed on, and counted in the return of this night.")
        late = _("It is passed on. The return was filed before: correct its counts too.")
        messages.success(request, said if done.result else late)
        return devices.leave(redirect(back), key)
    title = _("Tell of a conversation")
    drawn = draw(
        request,
        form,
        title=title,
        submit=_("Pass it on"),
        back=back,
        crumbs=at.crumbs(title),
        filed=PatrolReturn.objects.filter(patrol=patrol).exists(),
    )
    return devices.leave(drawn, key)
