"""Who keeps a child safe with others."""

from django.utils.translation import gettext_lazy as _

from wayside.access.permissions import Permission
from wayside.access.vocabulary import Role

KEEP_CHILDREN = Permission(
    "safeguarding.keep_children",
    _("see and write the safeguarding of children whose records are open to you"),
    frozenset({Role.CASEWORKER, Role.SAFEGUARDING_LEAD}),
    opens_records=True,
)
LEAD_CHILDREN = Permission(
    "safeguarding.lead_children",
    _("take the lead of a child’s referral, and end one"),
    frozenset({Role.SAFEGUARDING_LEAD}),
    opens_records=True,
)
WATCH_CHILDREN = Permission(
    "safeguarding.watch_children",
    _("see that every child has a referral, and tell leads of those that are late"),
    frozenset(),
)
TABLE = (KEEP_CHILDREN, LEAD_CHILDREN, WATCH_CHILDREN)
