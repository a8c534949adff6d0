"""Who may write, approve and template risk assessments, go out, check in and settle alarms."""

from django.utils.translation import gettext_lazy as _

from wayside.access.permissions import Permission
from wayside.access.vocabulary import Role

COORDINATORS = frozenset({Role.COORDINATOR, Role.DEPUTY_COORDINATOR})
RESPONSIBLE = COORDINATORS | {Role.WARD_SERGEANT}
OFFICERS = frozenset({Role.PATROL_OFFICER, Role.LOCAL_OFFICER})

VIEW_RISK = Permission(
    "patrols.view_risk",
    _("see the risk assessment of a patrol"),
    RESPONSIBLE,
    opens_records=True,
)
WRITE_RISK = Permission(
    "patrols.write_risk", _("write the risk assessment of a patrol"), RESPONSIBLE
)
APPROVE_RISK = Permission(
    "patrols.approve_risk",
    _("approve a risk assessment that somebody else wrote, as a sergeant or above"),
    RESPONSIBLE,
)
EDIT_TEMPLATE = Permission(
    "patrols.edit_template", _("change what risk assessments start from"), RESPONSIBLE
)
JOIN_NIGHT = Permission(
    "patrols.join_night",
    _("open tonight's page, go out and check in, on a patrol they are on"),
    RESPONSIBLE | OFFICERS,
    opens_records=True,
)
SETTLE_ALARMS = Permission(
    "patrols.settle_alarms",
    _("see the check-ins of patrols that are out, and settle an alarm"),
    RESPONSIBLE,
    opens_records=True,
)
TABLE = (VIEW_RISK, WRITE_RISK, APPROVE_RISK, EDIT_TEMPLATE, JOIN_NIGHT, SETTLE_ALARMS)
