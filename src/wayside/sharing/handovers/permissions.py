"""Who puts handovers in, and who takes them out."""

from django.utils.translation import gettext_lazy as _

from wayside.access.permissions import Permission
from wayside.access.vocabulary import Role

RECEIVERS = frozenset(
    {Role.CASEWORKER, Role.SERVICE_WORKER, Role.HOUSING_OFFICER, Role.SAFEGUARDING_LEAD}
)

HAND_OVER = Permission(
    "sharing.hand_over",
    _("hand a concern or a referral over to the support side, without reading it back"),
    frozenset(Role),
)
RECEIVE_HANDOVERS = Permission(
    "sharing.receive_handovers",
    _("open and take up what was handed over to your agency; leads: to the area"),
    RECEIVERS,
    opens_records=True,
)
TABLE = (HAND_OVER, RECEIVE_HANDOVERS)
