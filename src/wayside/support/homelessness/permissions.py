"""Who goes along with an application as homeless, and who sets its periods."""

from django.utils.translation import gettext_lazy as _

from wayside.access.permissions import Permission
from wayside.access.vocabulary import Role

KEEP_APPLICATIONS = Permission(
    "support.keep_applications",
    _("see and write applications as homeless in the records that are open to you"),
    frozenset({Role.CASEWORKER, Role.SAFEGUARDING_LEAD}),
    opens_records=True,
)
SET_STATUTORY_PERIODS = Permission(
    "support.set_statutory_periods",
    _("set which periods of the housing law your agency counts with, from a day on"),
    frozenset({Role.SAFEGUARDING_LEAD}),
)
TABLE = (KEEP_APPLICATIONS, SET_STATUTORY_PERIODS)
