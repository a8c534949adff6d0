"""Who may see agreements, and make them."""

from django.utils.translation import gettext_lazy as _

from wayside.access.permissions import Permission
from wayside.access.vocabulary import Role

KEEPERS = frozenset({Role.ADMINISTRATOR, Role.GOVERNANCE_OFFICER})

VIEW_AGREEMENTS = Permission(
    "sharing.view_agreements",
    _("see the information-sharing agreements of agencies that work in their areas"),
    frozenset(Role),
)
PROPOSE_AGREEMENTS = Permission(
    "sharing.propose_agreements",
    _("propose, change and end information-sharing agreements"),
    KEEPERS,
)
CONFIRM_AGREEMENTS = Permission(
    "sharing.confirm_agreements",
    _("confirm, as the second person, an information-sharing agreement that another proposed"),
    KEEPERS,
)
TABLE = (VIEW_AGREEMENTS, PROPOSE_AGREEMENTS, CONFIRM_AGREEMENTS)
