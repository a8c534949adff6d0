"""Who may review what was seen and done; always of the own agency only."""

from django.utils.translation import gettext_lazy as _

from wayside.access.permissions import Permission
from wayside.access.vocabulary import Role
from wayside.governance.corrections import permissions as corrections
from wayside.governance.erasure import permissions as erasure
from wayside.governance.retention import permissions as retention
from wayside.governance.rights import permissions as rights
from wayside.governance.subject_access import permissions as subject_access

OFFICERS = frozenset({Role.GOVERNANCE_OFFICER})

REVIEW_AUDIT = Permission(
    "governance.review_audit",
    _("see who saw or did what with the records of your own agency"),
    OFFICERS,
)
EXPORT_AUDIT = Permission(
    "governance.export_audit", _("export the audit trail of your own agency"), OFFICERS
)
CHECK_TRAIL = Permission(
    "governance.check_trail", _("have the audit trail checked as a whole"), OFFICERS
)
TABLE = (
    REVIEW_AUDIT,
    EXPORT_AUDIT,
    CHECK_TRAIL,
    *retention.TABLE,
    *erasure.TABLE,
    *subject_access.TABLE,
    *corrections.TABLE,
    *rights.TABLE,
)
