"""Who may see, weigh, mark and take out hot spots."""

from django.utils.translation import gettext_lazy as _

from wayside.access.permissions import Permission
from wayside.access.vocabulary import Role

COORDINATORS = frozenset({Role.COORDINATOR, Role.DEPUTY_COORDINATOR})
ANALYSTS = COORDINATORS | {Role.ANALYST}
READERS = ANALYSTS | {Role.WARD_SERGEANT, Role.INTELLIGENCE_OFFICER}

VIEW_HOTSPOTS = Permission("crime.view_hotspots", _("see hot spots of recorded crime"), READERS)
VIEW_PLACE_ROWS = Permission(
    "crime.view_place_rows", _("see the recorded crimes behind a hot spot"), READERS
)
VIEW_LAYERS = Permission(
    "crime.view_layers",
    _("see clusters, surfaces and changes of recorded crime"),
    ANALYSTS | {Role.INTELLIGENCE_OFFICER},
)
CHANGE_WEIGHTS = Permission(
    "crime.change_weights", _("decide which kinds of recorded crime count, and how much"), ANALYSTS
)
EXPORT_HOTSPOTS = Permission("crime.export_hotspots", _("take hot spots out as a file"), ANALYSTS)
VIEW_MARKED_PLACES = Permission(
    "crime.view_marked_places",
    _("see places that people in the partnership have marked"),
    READERS | {Role.PARTNER_WORKER},
)
MARK_PLACES = Permission(
    "crime.mark_places",
    _("mark places with a reason"),
    COORDINATORS | {Role.WARD_SERGEANT, Role.PARTNER_WORKER},
)
TABLE = (
    VIEW_HOTSPOTS,
    VIEW_PLACE_ROWS,
    VIEW_LAYERS,
    CHANGE_WEIGHTS,
    EXPORT_HOTSPOTS,
    VIEW_MARKED_PLACES,
    MARK_PLACES,
)
