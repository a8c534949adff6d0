"""Django's entry for this room."""

from django.apps import AppConfig


class SafeguardingConfig(AppConfig):
    """Risk, meetings about it, children, adults at risk and modern slavery."""

    name = "wayside.safeguarding"
    label = "safeguarding"

    def ready(self) -> None:
        """Put this room's pages among those of a record, what it keeps on its timeline, and what
        is due of it among what is due."""
        from wayside.people.safeguards import guard_with
        from wayside.people.tabs import add_tab
        from wayside.safeguarding.death.due import at_rest
        from wayside.safeguarding.due import DUTIES, MOMENTS
        from wayside.safeguarding.record_pages import TABS
        from wayside.support import duties
        from wayside.support.timeline.registry import add_source

        _follow()
        guard_with(at_rest)
        for duty in DUTIES:
            duties.add_source(duty)
        for source in MOMENTS:
            add_source(source)
        for tab in TABS:
            add_tab(tab)


def _follow() -> None:
    """A referral begins with the mark of a child and with a concern that is taken up; each page
    of a child's record warns of it. A MARAC case ends with the disclosure that it came with."""
    from wayside.people import childhood
    from wayside.people.safeguards import guard_with
    from wayside.safeguarding.children.actions import begin_of_handover, begin_of_marked
    from wayside.safeguarding.children.due import warned
    from wayside.safeguarding.marac.actions import take_back
    from wayside.sharing import following

    childhood.follow("safeguarding", begin_of_marked)
    following.follow("safeguarding", taken_up=begin_of_handover, closed=take_back, over=take_back)
    from wayside.safeguarding.handed import actions as handed
    from wayside.sharing import following

    childhood.follow("safeguarding", begin_of_marked)
    following.follow("safeguarding", taken_up=begin_of_handover)
    following.follow("safeguarding.handed", taken_up=handed.begin_of_handover)
    guard_with(warned)
