"""Who sets an agency's periods."""

from django.utils.translation import gettext_lazy as _

from wayside.access.permissions import Permission
from wayside.access.vocabulary import Role

SET_PERIODS = Permission(
    "support.set_periods",
    _("set how long complaints and screenings take at your agency, from a day on"),
    frozenset({Role.SAFEGUARDING_LEAD}),
)
TABLE = (SET_PERIODS,)
