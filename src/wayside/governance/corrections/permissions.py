"""Who puts a record right, and who sees what it said before."""

from django.utils.translation import gettext_lazy as _

from wayside.access.permissions import Permission
from wayside.access.vocabulary import Role

CORRECT = Permission(
    "governance.correct",
    _("put right what a record says that is open to you"),
    frozenset({Role.CASEWORKER, Role.SAFEGUARDING_LEAD}),
    opens_records=True,
)
OPEN_FORMER = Permission(
    "governance.open_former",
    _("see what a record of your agency said before it was put right"),
    frozenset({Role.SAFEGUARDING_LEAD}),
    opens_records=True,
)
TABLE = (CORRECT, OPEN_FORMER)
