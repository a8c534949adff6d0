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
        from wayside.people.relations import following as around
        from wayside.people.safeguards import guard_with
        from wayside.people.tabs import add_tab
        from wayside.sharing import following
        from wayside.sharing.disclosures.along import take_from
        from wayside.support.going_along import pieces
        from wayside.support.groups.actions import keep_names_apart
        from wayside.support.homes.actions import begin_home_of_offer
        from wayside.support.housing import following as moves
        from wayside.support.housing.actions import close_offer
        from wayside.support.record_pages import TABS
        from wayside.support.referrals.actions import close_referral, take_in_referral
        from wayside.support.strands.guarding import asked

        _join_pages_below()
        _join_parts()
        guard_with(asked)
        take_from("support", pieces)
        following.follow("support", taken_up=take_in_referral, closed=close_referral)
        following.follow("support.housing", closed=close_offer)
        moves.follow("support.homes", begin_home_of_offer)
        around.follow("support", keep_names_apart)
        for tab in TABS:
            add_tab(tab)


def _join_parts() -> None:
    """Put what each part of the room keeps on the timeline, and what is due of it among what is
    due."""
    from wayside.support import duties
    from wayside.support.groups import due as groups
    from wayside.support.homelessness import due as homelessness
    from wayside.support.homes import due as homes
    from wayside.support.housing import due as housing
    from wayside.support.own_duties import DUTIES
    from wayside.support.peers import due as peers
    from wayside.support.sanctuary import due as sanctuary
    from wayside.support.timeline.beside import BESIDE
    from wayside.support.timeline.registry import add_source
    from wayside.support.timeline.sources import OWN

    parts = (groups, homelessness, homes, housing, sanctuary)
    for source in (*OWN, *BESIDE, *(each.MOMENTS for each in parts)):
        add_source(source)
    for part in (*parts, peers):
        for duty in part.DUTIES:
            duties.add_source(duty)
    for duty in DUTIES:
        duties.add_source(duty)


def _join_pages_below() -> None:
    """Let entries of the directory, handovers and the first page of a record lead here."""
    from wayside.directory.ways import add_way as from_entry
    from wayside.people.fronts import Front, add_front
    from wayside.people.permissions import SUPPORT_PEOPLE
    from wayside.sharing.handovers.vocabulary import HandoverKind
    from wayside.sharing.handovers.ways import add_way as from_handover
    from wayside.support.permissions import NOTE_MEETINGS, READ_STORY
    from wayside.support.referrals.permissions import REFER
    from wayside.support.timeline.views import front

    from_entry("support:refer_to", _("Refer somebody"), REFER)
    begins = _("Write somebody down from this")
    from_handover("support:begin_from_handover", begins, SUPPORT_PEOPLE)
    from_handover(
        "support:take_in_conversation",
        _("Take it in as a meeting"),
        NOTE_MEETINGS,
        kind=HandoverKind.ENGAGEMENT,
        at_once=True,
    )
    add_front(Front("support/timeline/front.html", READ_STORY, front))
