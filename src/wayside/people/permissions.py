"""Who may know the people supported."""

from django.utils.translation import gettext_lazy as _

from wayside.access.permissions import Permission
from wayside.access.vocabulary import Role

CASEWORKERS = frozenset({Role.CASEWORKER, Role.SAFEGUARDING_LEAD})

SUPPORT_PEOPLE = Permission(
    "people.support_people",
    _("write down people your agency supports, and open the records that are open to you"),
    CASEWORKERS,
    opens_records=True,
)
SEARCH_PEOPLE = Permission(
    "people.search_people",
    _("look among your agency's own people for somebody by name"),
    CASEWORKERS,
    opens_records=True,
)
TABLE = (SUPPORT_PEOPLE, SEARCH_PEOPLE)
