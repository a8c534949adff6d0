"""Mail that could not be delivered, for those who see to the outbox."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wayside.access.actor import Actor
from wayside.access.permissions import MANAGE_ACCOUNTS
from wayside.home.presenters import Due, Urgency
from wayside.notices.queries import counts
from wayside.notices.vocabulary import NoticeState


def due(actor: Actor) -> Iterator[Due]:
    """For administrators, who see how much failed and never to whom or about what."""
    if not actor.may(MANAGE_ACCOUNTS):
        return
    failed = counts()[NoticeState.FAILED]
    if failed:
        yield Due(
            ngettext(
                "%(n)d notice could not be delivered",
                "%(n)d notices could not be delivered",
                failed,
            )
            % {"n": failed},
            reverse("access:mail"),
            Urgency.DUE,
            _("See why mail does not leave, then send it again."),
        )
