"""Who says how long records are kept, and who must agree."""

from django.utils.translation import gettext_lazy as _

from wayside.access.permissions import Permission
from wayside.access.vocabulary import Role

READ_PERIODS = Permission(
    "governance.read_periods",
    _("see how long your agency keeps each kind of record"),
    frozenset({Role.GOVERNANCE_OFFICER, Role.SAFEGUARDING_LEAD}),
)
PROPOSE_PERIODS = Permission(
    "governance.propose_periods",
    _("propose how long your agency keeps each kind of record"),
    frozenset({Role.GOVERNANCE_OFFICER}),
)
APPROVE_PERIODS = Permission(
    "governance.approve_periods",
    _("approve, as a second person, how long your agency keeps a kind of record"),
    frozenset({Role.GOVERNANCE_OFFICER, Role.SAFEGUARDING_LEAD}),
)
TABLE = (READ_PERIODS, PROPOSE_PERIODS, APPROVE_PERIODS)
