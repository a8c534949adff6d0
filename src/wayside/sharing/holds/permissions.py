"""Who holds a record, and who lifts it."""

from django.utils.translation import gettext_lazy as _

from wayside.access.permissions import Permission
from wayside.access.vocabulary import Role

HOLD_RECORDS = Permission(
    "sharing.hold_records",
    _("put a legal hold on a record that is open to you, and lift one as first or second person"),
    frozenset({Role.SAFEGUARDING_LEAD}),
    opens_records=True,
)
TABLE = (HOLD_RECORDS,)
