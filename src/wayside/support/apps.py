"""Django's entry for this room."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SupportConfig(AppConfig):
    """Meetings with the people supported, what they need, and what is planned with them."""

    name = "wayside.support"
    label = "support"

    def ready(self) -> None:
        """Put this room's pages among those of a record."""
        from wayside.people.tabs import Tab, add_tab
        from wayside.sharing import following
        from wayside.support.permissions import ASSESS_NEEDS, PLAN, READ_STORY
        from wayside.support.referrals.actions import close_referral, take_in_referral
        from wayside.support.referrals.permissions import REFER

        following.follow("support", taken_up=take_in_referral, closed=close_referral)
        add_tab(Tab(_("Meetings"), "support:story", READ_STORY, 20))
        add_tab(Tab(_("Needs"), "support:needs", ASSESS_NEEDS, 30))
        add_tab(Tab(_("Plan"), "support:plan", PLAN, 40))
        add_tab(Tab(_("Referrals"), "support:referrals_of", REFER, 50))
