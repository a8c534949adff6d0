"""Who asks for equality data, and who sees it counted."""

from django.utils.translation import gettext_lazy as _

from wayside.access.permissions import Permission
from wayside.access.vocabulary import Role

ASK_EQUALITY = Permission(
    "support.ask_equality",
    _("ask for equality data, and see it in the records that are open to you"),
    frozenset({Role.CASEWORKER, Role.SAFEGUARDING_LEAD}),
    opens_records=True,
)
COUNT_EQUALITY = Permission(
    "support.count_equality",
    _("see equality data of your agency’s people counted, with small numbers held back"),
    frozenset({Role.SAFEGUARDING_LEAD}),
)
TABLE = (ASK_EQUALITY, COUNT_EQUALITY)
