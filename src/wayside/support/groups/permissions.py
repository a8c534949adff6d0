"""Who invites to groups, and who facilitates them."""

from django.utils.translation import gettext_lazy as _

from wayside.access.permissions import Permission
from wayside.access.vocabulary import Role

INVITE_TO_GROUPS = Permission(
    "support.invite_to_groups",
    _("see which groups your agency has, and invite people whose records are open to you"),
    frozenset({Role.CASEWORKER, Role.SAFEGUARDING_LEAD}),
    opens_records=True,
)
FACILITATE_GROUPS = Permission(
    "support.facilitate_groups",
    _("begin groups, and see the list of those that you facilitate"),
    frozenset({Role.CASEWORKER, Role.SAFEGUARDING_LEAD}),
    opens_records=True,
)
TABLE = (INVITE_TO_GROUPS, FACILITATE_GROUPS)
