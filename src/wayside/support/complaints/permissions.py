"""Who writes complaints down, and who answers them."""

from django.utils.translation import gettext_lazy as _

from wayside.access.permissions import Permission
from wayside.access.vocabulary import Role

TELL_COMPLAINTS = Permission(
    "support.tell_complaints",
    _("write down somebody’s feedback or complaint, and tell them what came of it"),
    frozenset({Role.CASEWORKER, Role.SAFEGUARDING_LEAD}),
    opens_records=True,
)
ANSWER_COMPLAINTS = Permission(
    "support.answer_complaints",
    _("answer complaints about other agencies that were handed to yours"),
    frozenset({Role.SAFEGUARDING_LEAD}),
    opens_records=True,
)
TABLE = (TELL_COMPLAINTS, ANSWER_COMPLAINTS)
