"""Who opens a record in an emergency, and who is told of it."""

from django.utils.translation import gettext_lazy as _

from wayside.access.permissions import Permission
from wayside.access.vocabulary import Role

BREAK_GLASS = Permission(
    "sharing.break_glass",
    _("open, in an emergency and for three hours, a record of your agency that you find"),
    frozenset({Role.CASEWORKER, Role.SAFEGUARDING_LEAD}),
    opens_records=True,
)
OVERSEE = Permission(
    "sharing.oversee",
    _("see that your agency overrode consent, opened records in an emergency or met a demand"),
    frozenset({Role.GOVERNANCE_OFFICER}),
)
TABLE = (BREAK_GLASS, OVERSEE)
