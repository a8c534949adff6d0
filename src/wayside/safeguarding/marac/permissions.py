"""Who refers to a MARAC, who runs it and who sits at it."""

from django.utils.translation import gettext_lazy as _

from wayside.access.permissions import Permission
from wayside.access.vocabulary import Role

REFER_MARAC = Permission(
    "safeguarding.refer_marac",
    _("refer people whose records are open to you to a MARAC"),
    frozenset({Role.CASEWORKER, Role.SAFEGUARDING_LEAD}),
    opens_records=True,
)
RUN_MARAC = Permission(
    "safeguarding.run_marac",
    _("run the MARAC that your agency coordinates: its cases, meetings, minutes and figures"),
    frozenset({Role.MARAC_COORDINATOR}),
    opens_records=True,
)
SIT_AT_MARAC = Permission(
    "safeguarding.sit_at_marac",
    _("bring your agency’s research to a MARAC, and answer for its actions"),
    frozenset({Role.MARAC_REPRESENTATIVE}),
    opens_records=True,
)
ATTEND_MARAC = Permission(
    "safeguarding.attend_marac",
    _("see the meetings, the cases listed and the actions of your MARAC"),
    frozenset({Role.MARAC_COORDINATOR, Role.MARAC_REPRESENTATIVE}),
    opens_records=True,
)
CHASE_ACTIONS = Permission(
    "safeguarding.chase_actions", _("remind of actions that are late"), frozenset()
)
TABLE = (REFER_MARAC, RUN_MARAC, SIT_AT_MARAC, ATTEND_MARAC, CHASE_ACTIONS)
