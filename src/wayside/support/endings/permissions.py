"""Who may end support, and begin it again."""

from django.utils.translation import gettext_lazy as _

from wayside.access.permissions import Permission
from wayside.access.vocabulary import Role

END_SUPPORT = Permission(
    "support.end_support",
    _("end support with a review in the records that are open to you, and begin it again"),
    frozenset({Role.CASEWORKER, Role.SAFEGUARDING_LEAD}),
    opens_records=True,
)
TABLE = (END_SUPPORT,)
