"""Who writes adult safeguarding concerns."""

from django.utils.translation import gettext_lazy as _

from wayside.access.permissions import Permission
from wayside.access.vocabulary import Role

KEEP_CONCERNS = Permission(
    "safeguarding.keep_concerns",
    _("see and write adult safeguarding concerns in the records that are open to you"),
    frozenset({Role.CASEWORKER, Role.SAFEGUARDING_LEAD}),
    opens_records=True,
)
TABLE = (KEEP_CONCERNS,)
