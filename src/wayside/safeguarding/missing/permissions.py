"""Who agrees with somebody what happens when they go silent."""

from django.utils.translation import gettext_lazy as _

from wayside.access.permissions import Permission
from wayside.access.vocabulary import Role

KEEP_MISSING = Permission(
    "safeguarding.keep_missing",
    _("see and write what happens when somebody goes missing, in the records that are open to you"),
    frozenset({Role.CASEWORKER, Role.SAFEGUARDING_LEAD}),
    opens_records=True,
)
TABLE = (KEEP_MISSING,)
