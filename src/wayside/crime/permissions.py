"""Who may bring recorded crime in, see what came, and take lines out."""

from django.utils.translation import gettext_lazy as _

from wayside.access.permissions import Permission
from wayside.access.vocabulary import Role
from wayside.crime.hotspots import permissions as hotspots

IMPORTERS = frozenset({Role.COORDINATOR, Role.DEPUTY_COORDINATOR, Role.ANALYST})

VIEW_EXTRACTS = Permission(
    "crime.view_extracts",
    _("see which months of recorded crime are held and how good they are"),
    IMPORTERS | {Role.WARD_SERGEANT},
)
IMPORT_EXTRACTS = Permission(
    "crime.import_extracts", _("import recorded crime and bring a former version back"), IMPORTERS
)
EXPORT_LINES = Permission("crime.export_lines", _("download lines of a crime file"), IMPORTERS)
MANAGE_MAPPINGS = Permission(
    "crime.manage_mappings", _("say how a force's own extract is read"), IMPORTERS
)
TABLE = (VIEW_EXTRACTS, IMPORT_EXTRACTS, EXPORT_LINES, MANAGE_MAPPINGS, *hotspots.TABLE)
