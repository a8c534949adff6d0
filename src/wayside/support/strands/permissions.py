"""Who sees needs counted by strand."""

from django.utils.translation import gettext_lazy as _

from wayside.access.permissions import Permission
from wayside.access.vocabulary import Role

COUNT_STRANDS = Permission(
    "support.count_strands",
    _("see the needs of your agency’s people counted by strand, with small numbers held back"),
    frozenset({Role.SAFEGUARDING_LEAD}),
)
TABLE = (COUNT_STRANDS,)
