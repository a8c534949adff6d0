"""Who works along the path with an ISVA."""

from django.utils.translation import gettext_lazy as _

from wayside.access.permissions import Permission
from wayside.access.vocabulary import Role

WALK_WITH = Permission(
    "support.walk_with",
    _("see and write the path with an ISVA in the records that are open to you"),
    frozenset({Role.CASEWORKER, Role.SAFEGUARDING_LEAD}),
    opens_records=True,
)
TABLE = (WALK_WITH,)
