"""Who keeps files of the people supported."""

from django.utils.translation import gettext_lazy as _

from wayside.access.permissions import Permission
from wayside.access.vocabulary import Role

KEEP_FILES = Permission(
    "support.keep_files",
    _("attach, open and remove files of the records that are open to you"),
    frozenset({Role.CASEWORKER, Role.SAFEGUARDING_LEAD}),
    opens_records=True,
)
TABLE = (KEEP_FILES,)
