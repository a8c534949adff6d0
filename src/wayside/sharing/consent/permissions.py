"""Who may read and write the consent ledger."""

from django.utils.translation import gettext_lazy as _

from wayside.access.permissions import Permission
from wayside.access.vocabulary import Role

CASEWORKERS = frozenset({Role.CASEWORKER, Role.SAFEGUARDING_LEAD})

VIEW_CONSENT = Permission(
    "sharing.view_consent",
    _("see what somebody agreed to, where the record is open to you"),
    CASEWORKERS,
    opens_records=True,
)
RECORD_CONSENT = Permission(
    "sharing.record_consent",
    _("record consent given, refused and taken back, where the record is open to you"),
    CASEWORKERS,
    opens_records=True,
)
TABLE = (VIEW_CONSENT, RECORD_CONSENT)
