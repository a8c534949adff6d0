"""Who makes a home safer with somebody."""

from django.utils.translation import gettext_lazy as _

from wayside.access.permissions import Permission
from wayside.access.vocabulary import Role

KEEP_SANCTUARY = Permission(
    "support.keep_sanctuary",
    _("see and write the sanctuary scheme in the records that are open to you"),
    frozenset({Role.CASEWORKER, Role.SAFEGUARDING_LEAD}),
    opens_records=True,
)
TABLE = (KEEP_SANCTUARY,)
