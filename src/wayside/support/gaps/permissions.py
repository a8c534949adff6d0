"""Who reads where help is missing."""

from django.utils.translation import gettext_lazy as _

from wayside.access.permissions import Permission
from wayside.access.vocabulary import Role

SEE_GAPS = Permission(
    "support.see_gaps",
    _(
        "see why services decline, in protected numbers: leads of their agency, commissioners of"
        " their areas"
    ),
    frozenset({Role.SAFEGUARDING_LEAD, Role.COMMISSIONER}),
)
TABLE = (SEE_GAPS,)
