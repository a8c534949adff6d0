"""Who assesses risk, and who says from when it counts as high."""

from django.utils.translation import gettext_lazy as _

from wayside.access.permissions import Permission
from wayside.access.vocabulary import Role

ASSESS_RISK = Permission(
    "safeguarding.assess_risk",
    _("see and assess risk in the records that are open to you"),
    frozenset({Role.CASEWORKER, Role.SAFEGUARDING_LEAD}),
    opens_records=True,
)
SET_RISK = Permission(
    "safeguarding.set_risk",
    _("load licensed questions, and set from when risk counts as high"),
    frozenset({Role.SAFEGUARDING_LEAD}),
)
TABLE = (ASSESS_RISK, SET_RISK)
