"""Django's entry for this room."""

from django.apps import AppConfig


class GovernanceConfig(AppConfig):
    """The information governance officer's pages: who saw or did what, how long records are kept,
    what is erased, and what people are given who ask what is kept of them."""

    name = "wayside.governance"
    label = "governance"

    def ready(self) -> None:
        """Put this room's pages among those of a record, and let what was not answered bar an
        erasure."""
        from wayside.governance.erasure.holds import add_hold
        from wayside.governance.erasure.vocabulary import Bar
        from wayside.governance.record_pages import TABS
        from wayside.governance.rights import due as rights
        from wayside.governance.subject_access.due import DUTIES
        from wayside.governance.subject_access.queries import is_asked
        from wayside.people.tabs import add_tab
        from wayside.support import duties
        from wayside.support.timeline.registry import add_source

        add_hold("access", is_asked, Bar.REQUEST)
        for tab in TABS:
            add_tab(tab)
        for duty in (*DUTIES, *rights.DUTIES):
            duties.add_source(duty)
        for moments in rights.MOMENTS:
            add_source(moments)
