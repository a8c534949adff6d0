"""Who shapes a night, who is asked to it, and who answers."""

from django.utils.translation import gettext_lazy as _

from wayside.access.permissions import Permission
from wayside.access.vocabulary import Role

COORDINATORS = frozenset({Role.COORDINATOR, Role.DEPUTY_COORDINATOR})

SHAPE_NIGHTS = Permission(
    "patrols.shape_nights",
    _("shape the parts of a night, ask partners and observers to them, cancel and move patrols"),
    COORDINATORS,
)
ANSWER_INVITATIONS = Permission(
    "patrols.answer_invitations",
    _("see and answer the own agency's invitations to engagement"),
    frozenset({Role.PARTNER_WORKER}),
    opens_records=True,
)
TABLE = (SHAPE_NIGHTS, ANSWER_INVITATIONS)
