"""Django's entry for this room."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PeopleConfig(AppConfig):
    """Identity, safe contact and relationships of the people supported."""

    name = "wayside.people"
    label = "people"

    def ready(self) -> None:
        """Put this room's pages, and those of what is shared, among those of a record, and say
        whose record stands around a page of what is shared."""
        from wayside.people.contact.permissions import REACH_PEOPLE
        from wayside.people.going_along import pieces
        from wayside.people.links.permissions import CHOOSE_LINK
        from wayside.people.merging.permissions import MERGE_RECORDS
        from wayside.people.permissions import SUPPORT_PEOPLE
        from wayside.people.relations.permissions import KNOW_RELATIONS
        from wayside.people.tabs import Tab, add_tab
        from wayside.people.views.opening import frame_of
        from wayside.people.who_opens.permissions import DECIDE_ACCESS
        from wayside.sharing.consent.permissions import VIEW_CONSENT
        from wayside.sharing.demands.permissions import ANSWER_DEMANDS
        from wayside.sharing.disclosures.along import take_from
        from wayside.sharing.disclosures.permissions import DISCLOSE
        from wayside.sharing.handovers.vocabulary import HandoverKind
        from wayside.sharing.handovers.ways import add_way
        from wayside.sharing.views.framing import frame_with

        for tab in (
            Tab(_("Record"), "people:record", SUPPORT_PEOPLE, 0),
            Tab(_("Safe contact"), "people:contact", REACH_PEOPLE, 10),
            Tab(_("Who is around"), "people:around", KNOW_RELATIONS, 50),
            Tab(_("Consent"), "sharing:consent", VIEW_CONSENT, 60, by_subject=True),
            Tab(_("Disclosed"), "sharing:disclosures", DISCLOSE, 70, by_subject=True, seldom=True),
            Tab(
                _("Legal demands"), "sharing:demands", ANSWER_DEMANDS, 80,
                by_subject=True, seldom=True,
            ),
            Tab(_("Other services"), "people:together", CHOOSE_LINK, 90, seldom=True),
            Tab(_("Who may open this"), "people:access", DECIDE_ACCESS, 100, seldom=True),
            Tab(_("Written down twice?"), "people:alike", MERGE_RECORDS, 110, seldom=True),
        ):  # fmt: skip
            add_tab(tab)
        frame_with(frame_of)
        _say_ages()
        take_from("people", pieces)
        add_way(
            "people:release_notice", _("Write it on a record"), KNOW_RELATIONS,
            kind=HandoverKind.RELEASE, own=True,
        )  # fmt: skip


def _say_ages() -> None:
    """Let sharing know how old somebody is taken to be."""
    from wayside.people.queries import age_of
    from wayside.sharing.ages import ask_with

    ask_with(age_of)
