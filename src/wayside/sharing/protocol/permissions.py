"""Who publishes and reads the protocol, keeps training and champions, and speaks for a school."""

from django.utils.translation import gettext_lazy as _

from wayside.access.permissions import Permission
from wayside.access.vocabulary import SUPPORT_ROLES, Role

LEADS = frozenset({Role.SAFEGUARDING_LEAD})
READERS = SUPPORT_ROLES | {Role.EDUCATION_CONTACT}

READ_PROTOCOL = Permission(
    "sharing.read_protocol",
    _("read the safeguarding protocol, and see their own safeguarding training"),
    READERS,
)
PUBLISH_PROTOCOL = Permission(
    "sharing.publish_protocol",
    _("publish the safeguarding protocol, see who read it, and note training"),
    LEADS,
)
SEE_CHAMPIONS = Permission(
    "sharing.see_champions",
    _("see the champions for children of each area, and which areas have none"),
    LEADS | {Role.COMMISSIONER},
)
NAME_CHAMPIONS = Permission(
    "sharing.name_champions",
    _("name champions for children"),
    LEADS,
)
SEND_CONCERN = Permission(
    "sharing.send_concern",
    _("send a school’s concern about a child, without reading it back"),
    frozenset({Role.EDUCATION_CONTACT}),
)
TABLE = (READ_PROTOCOL, PUBLISH_PROTOCOL, SEE_CHAMPIONS, NAME_CHAMPIONS, SEND_CONCERN)
