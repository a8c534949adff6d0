"""Who answers a request for what is kept, and who watches the clock."""

from django.utils.translation import gettext_lazy as _

from wayside.access.permissions import Permission
from wayside.access.vocabulary import Role

ANSWER_ACCESS = Permission(
    "governance.answer_access",
    _("answer, in the records that are open to you, a request for what is kept"),
    frozenset({Role.CASEWORKER, Role.SAFEGUARDING_LEAD}),
    opens_records=True,
)
WATCH_ACCESS = Permission(
    "governance.watch_access",
    _("see where requests for what your agency keeps stand, and extend their time"),
    frozenset({Role.GOVERNANCE_OFFICER}),
)
TABLE = (ANSWER_ACCESS, WATCH_ACCESS)
