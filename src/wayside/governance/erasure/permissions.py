"""Who looks at what is due for erasure, and who approves."""

from django.utils.translation import gettext_lazy as _

from wayside.access.permissions import Permission
from wayside.access.vocabulary import Role

SEE_ERASURES = Permission(
    "governance.see_erasures",
    _("see which records of your agency are due for erasure; the officer sees no names"),
    frozenset({Role.GOVERNANCE_OFFICER, Role.SAFEGUARDING_LEAD}),
)
LOOK_AT_DUE = Permission(
    "governance.look_at_due",
    _("put a record of your agency forward for erasure, or keep it for longer"),
    frozenset({Role.SAFEGUARDING_LEAD}),
)
APPROVE_ERASURES = Permission(
    "governance.approve_erasures",
    _("approve, as a second person, that a record of your agency is erased"),
    frozenset({Role.GOVERNANCE_OFFICER}),
)
FIND_DUE = Permission(
    "governance.find_due", _("find what is due for erasure, each night"), frozenset()
)
ERASE = Permission("governance.erase", _("erase what two people approved"), frozenset())
TABLE = (SEE_ERASURES, LOOK_AT_DUE, APPROVE_ERASURES, FIND_DUE, ERASE)
