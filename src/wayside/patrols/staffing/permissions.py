"""Who may see and make rosters, and who says that they cannot come."""

from django.utils.translation import gettext_lazy as _

from wayside.access.permissions import Permission
from wayside.access.vocabulary import Role

COORDINATORS = frozenset({Role.COORDINATOR, Role.DEPUTY_COORDINATOR})
ON_PATROLS = COORDINATORS | {
    Role.WARD_SERGEANT,
    Role.PATROL_OFFICER,
    Role.LOCAL_OFFICER,
    Role.COUNCIL_ENFORCEMENT_OFFICER,
    Role.PARTNER_WORKER,
}

VIEW_ROSTER = Permission(
    "patrols.view_roster",
    _("see who is on every patrol, each person's load and why a post is empty"),
    COORDINATORS,
    opens_records=True,
)
PLAN_ROSTER = Permission(
    "patrols.plan_roster",
    _("make nights ahead, work rosters out, change and publish them"),
    COORDINATORS,
)
OWN_DUTIES = Permission(
    "patrols.own_duties", _("see their own patrols and say that they cannot come"), ON_PATROLS
)
CHARGE_GRANTS = Permission(
    "patrols.charge_grants", _("charge patrols to a grant and see what is left"), COORDINATORS
)
TABLE = (VIEW_ROSTER, PLAN_ROSTER, OWN_DUTIES, CHARGE_GRANTS)
