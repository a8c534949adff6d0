"""Django's entry for this room."""

from django.apps import AppConfig


class SafeguardingConfig(AppConfig):
    """Risk, meetings about it, children, adults at risk and modern slavery."""

    name = "wayside.safeguarding"
    label = "safeguarding"

    def ready(self) -> None:
        """Put this room's pages among those of a record, and what is due of it among what is
        due."""
        from wayside.people.tabs import add_tab
        from wayside.safeguarding.due import DUTIES
        from wayside.safeguarding.record_pages import TABS
        from wayside.support import duties

        for duty in DUTIES:
            duties.add_source(duty)
        for tab in TABS:
            add_tab(tab)
