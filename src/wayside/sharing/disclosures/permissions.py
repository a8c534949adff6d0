"""Who discloses, and who receives."""

from django.utils.translation import gettext_lazy as _

from wayside.access.permissions import Permission
from wayside.access.vocabulary import Role

CASEWORKERS = frozenset({Role.CASEWORKER, Role.SAFEGUARDING_LEAD})
NOBODY = frozenset({Role.ADMINISTRATOR, Role.ANALYST, Role.SENIOR_LEADER, Role.COMMISSIONER})
RECIPIENTS = frozenset(Role) - NOBODY - {Role.GOVERNANCE_OFFICER}

DISCLOSE = Permission(
    "sharing.disclose",
    _("disclose what is on a record that is open to you, with consent or another basis"),
    CASEWORKERS,
    opens_records=True,
)
APPROVE_DISCLOSURES = Permission(
    "sharing.approve_disclosures",
    _("approve, as the second person, a disclosure without consent by your agency"),
    CASEWORKERS,
    opens_records=True,
)
RECEIVE_DISCLOSURES = Permission(
    "sharing.receive_disclosures",
    _("open what was disclosed to your role at your agency"),
    RECIPIENTS,
    opens_records=True,
)
TABLE = (DISCLOSE, APPROVE_DISCLOSURES, RECEIVE_DISCLOSURES)
