"""Who notes what points to modern slavery, and what somebody chooses."""

from django.utils.translation import gettext_lazy as _

from wayside.access.permissions import Permission
from wayside.access.vocabulary import Role

KEEP_NRM = Permission(
    "safeguarding.keep_nrm",
    _("see and write what points to modern slavery in the records that are open to you"),
    frozenset({Role.CASEWORKER, Role.SAFEGUARDING_LEAD}),
    opens_records=True,
)
TABLE = (KEEP_NRM,)
