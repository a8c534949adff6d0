"""What one told of a conversation, to put right for 72 hours; where a form of one is drawn."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from wayside.access.gates import Request, page
from wayside.sharing.conversations import actions, devices
from wayside.sharing.conversations.forms import ConversationForm, CorrectionForm, initial_of
from wayside.sharing.conversations.permissions import TELL_CONVERSATIONS
from wayside.sharing.conversations.vocabulary import PLAIN_STATEMENT
from wayside.sharing.handovers.queries import receipts
from wayside.sharing.handovers.rules import CORRECTED_WITHIN
from wayside.sharing.handovers.vocabulary import HandoverKind
from wayside.sharing.models import HandoverReceipt
from wayside.web import clock
from wayside.web.editing import carried_out
from wayside.web.navigation import Item


def draw(request: Request, form: ConversationForm, **context: Any) -> HttpResponse:
    """The form of a conversation, with the plain statement before it."""
    words = {"form": form, "statement": PLAIN_STATEMENT, "hours": CORRECTED_WITHIN.days * 24}
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "sharing/conversation.html", {**words, **context}, status=status)


@page(TELL_CONVERSATIONS)
def correct(request: Request, receipt_id: UUID) -> HttpResponse:
    """Correct one's own words, shown as they were written where they were written."""
    receipt = _own(request, receipt_id)
    key = devices.key_on(request)
    now = clock.now()
    kept = actions.open_own_words(receipt=receipt, key=key, by=request.actor, now=now)
    form = CorrectionForm(
        request.POST or None,
        initial=initial_of(kept) if kept else {},
        actor=request.actor,
        now=now,
    )
    key = key or devices.new_key()

    def act() -> object:
        return actions.correct_conversation(
            receipt=receipt,
            told=form.told,
            key=key,
            by=request.actor,
            now=now,
        )

    back = reverse("sharing:sent_handovers")
    if carried_out(request, form, act):
        messages.success(request, _("The correction is sent."))
        return devices.leave(redirect(back), key)
    title = _("Correct what you told of a conversation")
    crumbs = [Item(_("Handed over by you"), back), Item(title, "")]
    more = {"title": title, "submit": _("Send the correction"), "back": back, "crumbs": crumbs}
    return devices.leave(draw(request, form, kept=kept is not None, corrects=True, **more), key)


def _own(request: Request, receipt_id: UUID) -> HandoverReceipt:
    found = receipts(of=request.actor).filter(id=receipt_id, kind=HandoverKind.ENGAGEMENT).first()
    if found is None or clock.now() >= found.sent_at + CORRECTED_WITHIN:
        raise Http404(str(receipt_id))
    return found
