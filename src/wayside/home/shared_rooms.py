"""The rooms of what agencies share: handovers, disclosures, agreements, oversight."""

from django.utils.translation import gettext_lazy as _

from wayside.access.vocabulary import Role
from wayside.home.room import Room
from wayside.sharing.agreements.permissions import VIEW_AGREEMENTS
from wayside.sharing.demands.permissions import ANSWER_DEMANDS
from wayside.sharing.disclosures.permissions import APPROVE_DISCLOSURES, RECEIVE_DISCLOSURES
from wayside.sharing.handovers.permissions import HAND_OVER, RECEIVE_HANDOVERS
from wayside.sharing.oversight.permissions import OVERSEE
from wayside.sharing.protocol.permissions import READ_PROTOCOL, SEE_CHAMPIONS, SEND_CONCERN

SHARED: tuple[Room, ...] = (
    Room(
        _("Handovers"),
        _("Concerns and referrals that others handed over, by when they are due."),
        "sharing:handovers",
        RECEIVE_HANDOVERS,
        "/sharing/handovers/",
    ),
    Room(
        _("Hand something over"),
        _("A concern or a referral for the people who help, and whether it was taken up."),
        "sharing:sent_handovers",
        HAND_OVER,
        "/sharing/handovers/sent/",
        in_menu=False,
    ),
    Room(
        _("Send a concern"),
        _("Tell the safeguarding leads that you worry about a child. You need no proof."),
        "sharing:send_concern",
        SEND_CONCERN,
        "/sharing/protocol/concern/",
    ),
    Room(
        _("Safeguarding protocol"),
        _("How children are kept safe together here, and that you read it."),
        "sharing:protocol",
        READ_PROTOCOL,
        "/sharing/protocol/",
        in_menu=frozenset({Role.EDUCATION_CONTACT}),
    ),
    Room(
        _("Safeguarding training"),
        _("What you came to, and when it is to be refreshed."),
        "sharing:protocol_training",
        READ_PROTOCOL,
        "/sharing/protocol/training/",
        in_menu=frozenset({Role.EDUCATION_CONTACT}),
    ),
    Room(
        _("Champions for children"),
        _("Whom to ask first in each area, and which areas have nobody."),
        "sharing:champions",
        SEE_CHAMPIONS,
        "/sharing/protocol/champions/",
        in_menu=False,
    ),
    Room(
        _("Refer somebody"),
        _("Somebody you met who agrees: on one short page, one way."),
        "support:refer_from_field",
        HAND_OVER,
        "/support/refer/",
        in_menu=False,
    ),
    Room(
        _("Disclosed to you"),
        _("What another agency disclosed to your role, for as long as it may."),
        "sharing:received",
        RECEIVE_DISCLOSURES,
        "/sharing/received/",
    ),
    Room(
        _("Disclosures to decide"),
        _("Disclosures without consent that wait for a second person."),
        "sharing:disclosures_waiting",
        APPROVE_DISCLOSURES,
        "/sharing/disclosures/",
        in_menu=False,
    ),
    Room(
        _("Legal demands"),
        _("Court orders and requests with a power in law that wait for a step of yours."),
        "sharing:demands_waiting",
        ANSWER_DEMANDS,
        "/sharing/demands/",
        in_menu=False,
    ),
    Room(
        _("To oversee"),
        _("Overrides of consent, emergencies and legal demands of your agency."),
        "sharing:oversight",
        OVERSEE,
        "/sharing/oversight/",
    ),
    Room(
        _("Sharing agreements"),
        _("What agencies have agreed to share, and what for."),
        "sharing:agreements",
        VIEW_AGREEMENTS,
        "/sharing/agreements/",
        in_menu=False,
    ),
)
