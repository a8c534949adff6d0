"""Who notes and answers that somebody asks for something to be put right or erased."""

from django.utils.translation import gettext_lazy as _

from wayside.access.permissions import Permission
from wayside.access.vocabulary import Role

ANSWER_RIGHTS = Permission(
    "governance.answer_rights",
    _("note and answer, in the records open to you, that somebody asks to put right or erase"),
    frozenset({Role.CASEWORKER, Role.SAFEGUARDING_LEAD}),
    opens_records=True,
)
AGREE_TO_ERASE = Permission(
    "governance.agree_to_erase",
    _("decide, as a first person, whether a record is erased because its person asks"),
    frozenset({Role.SAFEGUARDING_LEAD}),
    opens_records=True,
)
WATCH_RIGHTS = Permission(
    "governance.watch_rights",
    _("see where requests to put right or erase stand, and extend their time"),
    frozenset({Role.GOVERNANCE_OFFICER}),
)
TABLE = (ANSWER_RIGHTS, AGREE_TO_ERASE, WATCH_RIGHTS)
