"""Who sets how many days support waits."""

from django.utils.translation import gettext_lazy as _

from wayside.access.permissions import Permission
from wayside.access.vocabulary import Role

SET_WAITS = Permission(
    "support.set_waits",
    _("set how many days complaints and screenings may wait"),
    frozenset({Role.ADMINISTRATOR}),
)
TABLE = (SET_WAITS,)
