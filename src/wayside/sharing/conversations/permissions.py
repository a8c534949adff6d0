"""Who tells the support side of conversations on the street."""

from django.utils.translation import gettext_lazy as _

from wayside.access.permissions import Permission
from wayside.access.vocabulary import Role

TELL_CONVERSATIONS = Permission(
    "sharing.tell_conversations",
    _("tell the support side of a conversation, and correct the own words for 72 hours"),
    frozenset({Role.COORDINATOR, Role.DEPUTY_COORDINATOR, Role.PATROL_OFFICER, Role.LOCAL_OFFICER}),
)
TABLE = (TELL_CONVERSATIONS,)
