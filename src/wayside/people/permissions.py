"""Who may know the people supported."""

from django.utils.translation import gettext_lazy as _

from wayside.access.permissions import Permission
from wayside.access.vocabulary import Role
from wayside.people.contact import permissions as contact
from wayside.people.links import permissions as links
from wayside.people.merging import permissions as merging
from wayside.people.relations import permissions as relations
from wayside.people.remit import permissions as remit
from wayside.people.who_opens import permissions as who_opens

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
MARK_BIRTHDAYS = Permission(
    "people.mark_birthdays",
    _("mark a child as an adult on the birthday (the system itself)"),
    frozenset(),
)
RENEW_TOKENS = Permission(
    "people.renew_tokens",
    _("write search tokens again under a new key (the command that changes keys)"),
    frozenset(),
)
TABLE = (
    SUPPORT_PEOPLE,
    SEARCH_PEOPLE,
    MARK_BIRTHDAYS,
    RENEW_TOKENS,
    *contact.TABLE,
    *relations.TABLE,
    *remit.TABLE,
    *merging.TABLE,
    *links.TABLE,
    *who_opens.TABLE,
)
