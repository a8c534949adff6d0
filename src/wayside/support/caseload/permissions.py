"""Who sees a caseload."""

from django.utils.translation import gettext_lazy as _

from wayside.access.permissions import Permission
from wayside.access.vocabulary import Role

VIEW_CASELOAD = Permission(
    "support.view_caseload",
    _("see your own caseload and, in numbers alone, that of workers you supervise or lead"),
    frozenset({Role.CASEWORKER, Role.SAFEGUARDING_LEAD}),
    opens_records=True,
)
ALLOCATE = Permission(
    "support.allocate",
    _("give a person supported to another worker of your agency, without opening the record"),
    frozenset({Role.SAFEGUARDING_LEAD}),
    opens_records=True,
)
TABLE = (VIEW_CASELOAD, ALLOCATE)
