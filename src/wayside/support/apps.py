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
        from wayside.support.permissions import ASSESS_NEEDS, PLAN, READ_STORY

        add_tab(Tab(_("Meetings"), "support:story", READ_STORY, 20))
        add_tab(Tab(_("Needs"), "support:needs", ASSESS_NEEDS, 30))
        add_tab(Tab(_("Plan"), "support:plan", PLAN, 40))
