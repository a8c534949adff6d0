"""Who may open areas, run programmes and grant roles."""

from django.utils.translation import gettext_lazy as _

from wayside.access.permissions import Permission
from wayside.access.vocabulary import Role

COORDINATORS = frozenset({Role.COORDINATOR, Role.DEPUTY_COORDINATOR})

VIEW_PARTNERSHIP = Permission(
    "partners.view_partnership",
    _("see the areas, agencies and programmes of the partnership"),
    frozenset(Role),
)
MANAGE_AREAS = Permission(
    "partners.manage_areas", _("open and change areas"), frozenset({Role.ADMINISTRATOR})
)
MANAGE_AGENCIES = Permission(
    "partners.manage_agencies",
    _("register and change agencies"),
    frozenset({Role.ADMINISTRATOR}),
)
MANAGE_PROGRAMMES = Permission(
    "partners.manage_programmes",
    _("start and change programmes and their settings"),
    COORDINATORS | {Role.ADMINISTRATOR},
)
VIEW_FUNDING = Permission(
    "partners.view_funding",
    _("see grants of money"),
    COORDINATORS | {Role.ADMINISTRATOR, Role.COMMISSIONER, Role.SENIOR_LEADER},
)
MANAGE_FUNDING = Permission(
    "partners.manage_funding", _("record and change grants of money"), COORDINATORS
)
PROPOSE_MEMBERSHIP = Permission(
    "partners.propose_membership",
    _("propose and end roles of people"),
    frozenset({Role.ADMINISTRATOR}),
)
CONFIRM_MEMBERSHIP = Permission(
    "partners.confirm_membership",
    _("grant, as the second person, a role that another proposed"),
    frozenset({Role.ADMINISTRATOR, Role.GOVERNANCE_OFFICER}),
)
TABLE = (
    VIEW_PARTNERSHIP,
    MANAGE_AREAS,
    MANAGE_AGENCIES,
    MANAGE_PROGRAMMES,
    VIEW_FUNDING,
    MANAGE_FUNDING,
    PROPOSE_MEMBERSHIP,
    CONFIRM_MEMBERSHIP,
)
