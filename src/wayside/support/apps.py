"""Django's entry for this room."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SupportConfig(AppConfig):
    """Meetings with the people supported, what they need, and what is planned with them."""

    name = "wayside.support"
    label = "support"

    def ready(self) -> None:
        """Put this room's pages among those of a record, what it keeps on its timeline, and what
        is due of it among what is due."""
        from wayside.people.safeguards import guard_with
        from wayside.people.tabs import add_tab
        from wayside.sharing import following
        from wayside.sharing.handovers.vocabulary import HandoverKind
        from wayside.sharing.ways import Way, lead_on
        from wayside.support import duties
        from wayside.support.own_duties import DUTIES
        from wayside.support.permissions import NOTE_MEETINGS
        from wayside.support.record_pages import TABS
        from wayside.support.referrals.actions import close_referral, take_in_referral
        from wayside.support.strands.guarding import asked
        from wayside.support.timeline.registry import add_source
        from wayside.support.timeline.sources import OWN

        guard_with(asked)
        following.follow("support", taken_up=take_in_referral, closed=close_referral)
        take_in = Way(_("Take it in as a meeting"), "support:take_in_conversation", NOTE_MEETINGS)
        lead_on(HandoverKind.ENGAGEMENT, take_in)
        for source in OWN:
            add_source(source)
        for duty in DUTIES:
            duties.add_source(duty)
        for tab in TABS:
            add_tab(tab)
