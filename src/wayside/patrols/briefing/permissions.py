"""Who may release a briefing, and who may open one they are on."""

from django.utils.translation import gettext_lazy as _

from wayside.access.permissions import Permission
from wayside.access.vocabulary import Role

COORDINATORS = frozenset({Role.COORDINATOR, Role.DEPUTY_COORDINATOR})

RELEASE_BRIEFING = Permission(
    "patrols.release_briefing",
    _("release the briefing of a patrol and call it back"),
    COORDINATORS,
    opens_records=True,
)
OPEN_BRIEFING = Permission(
    "patrols.open_briefing_page",
    _("open the briefing of a patrol they are on, or release"),
    COORDINATORS
    | {Role.WARD_SERGEANT, Role.PATROL_OFFICER, Role.LOCAL_OFFICER, Role.PARTNER_WORKER},
    opens_records=True,
)
TABLE = (RELEASE_BRIEFING, OPEN_BRIEFING)
