"""Who supervises, and who decides it."""

from django.utils.translation import gettext_lazy as _

from wayside.access.permissions import Permission
from wayside.access.vocabulary import Role

SUPERVISE = Permission(
    "support.supervise",
    _("write and read what you and your supervisor, or a worker you supervise, noted together"),
    frozenset({Role.CASEWORKER, Role.SAFEGUARDING_LEAD}),
    opens_records=True,
)
SET_SUPERVISION = Permission(
    "support.set_supervision",
    _("decide who supervises whom at your agency, without reading their notes"),
    frozenset({Role.SAFEGUARDING_LEAD}),
    opens_records=True,
)
TABLE = (SUPERVISE, SET_SUPERVISION)
