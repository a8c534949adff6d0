"""Who may merge records."""

from django.utils.translation import gettext_lazy as _

from wayside.access.permissions import Permission
from wayside.access.vocabulary import Role

MERGE_RECORDS = Permission(
    "people.merge_records",
    _("make one of two records that are both open to you, and take them apart again"),
    frozenset({Role.CASEWORKER, Role.SAFEGUARDING_LEAD}),
    opens_records=True,
)
TABLE = (MERGE_RECORDS,)
