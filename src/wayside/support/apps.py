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
        from wayside.people.tabs import Tab, add_tab
        from wayside.sharing import following
        from wayside.support import duties
        from wayside.support.complaints.permissions import TELL_COMPLAINTS
        from wayside.support.endings.permissions import END_SUPPORT
        from wayside.support.isva.permissions import WALK_WITH
        from wayside.support.own_duties import DUTIES
        from wayside.support.permissions import ASSESS_NEEDS, PLAN, READ_STORY
        from wayside.support.referrals.actions import close_referral, take_in_referral
        from wayside.support.referrals.permissions import REFER
        from wayside.support.strands.guarding import asked
        from wayside.support.timeline.registry import add_source
        from wayside.support.timeline.sources import OWN

        guard_with(asked)
        following.follow("support", taken_up=take_in_referral, closed=close_referral)
        for source in OWN:
            add_source(source)
        for duty in DUTIES:
            duties.add_source(duty)
        add_tab(Tab(_("Screening about stalking"), "support:screenings", PLAN, 94, seldom=True))
        add_tab(Tab(_("Path with an ISVA"), "support:isva", WALK_WITH, 93, seldom=True))
        add_tab(Tab(_("Timeline"), "support:timeline", READ_STORY, 15))
        add_tab(
            Tab(
                _("Feedback or a complaint"), "support:add_complaint_of", TELL_COMPLAINTS, 96,
                seldom=True,
            )
        )  # fmt: skip
        add_tab(
            Tab(_("When support began and ended"), "support:endings", END_SUPPORT, 95, seldom=True)
        )
        add_tab(Tab(_("Meetings"), "support:story", READ_STORY, 20))
        add_tab(Tab(_("Needs"), "support:needs", ASSESS_NEEDS, 30))
        add_tab(Tab(_("Plan"), "support:plan", PLAN, 40))
        add_tab(Tab(_("Referrals"), "support:referrals_of", REFER, 50))
        self._follow()

    def _follow(self) -> None:
        """The same for groups, the sanctuary scheme, volunteers and equality data."""
        from wayside.people.relations import following as around
        from wayside.people.tabs import Tab, add_tab
        from wayside.support import duties
        from wayside.support.equality.permissions import ASK_EQUALITY
        from wayside.support.groups import due as groups
        from wayside.support.groups.actions import keep_names_apart
        from wayside.support.groups.permissions import INVITE_TO_GROUPS
        from wayside.support.peers import due as peers
        from wayside.support.peers.permissions import MATCH_VOLUNTEERS
        from wayside.support.sanctuary import due as sanctuary
        from wayside.support.sanctuary.permissions import KEEP_SANCTUARY
        from wayside.support.timeline.registry import add_source

        around.follow("support", keep_names_apart)
        for source in (groups.MOMENTS, sanctuary.MOMENTS):
            add_source(source)
        for duty in (*groups.DUTIES, *sanctuary.DUTIES, *peers.DUTIES):
            duties.add_source(duty)
        add_tab(Tab(_("Groups"), "support:groups_of", INVITE_TO_GROUPS, 91, seldom=True))
        add_tab(Tab(_("Sanctuary scheme"), "support:sanctuary", KEEP_SANCTUARY, 92, seldom=True))
        add_tab(Tab(_("Volunteers"), "support:volunteering", MATCH_VOLUNTEERS, 92, seldom=True))
        add_tab(Tab(_("Equality data"), "support:equality", ASK_EQUALITY, 97, seldom=True))
