"""Who may know who is around somebody."""

from django.utils.translation import gettext_lazy as _

from wayside.access.permissions import Permission
from wayside.access.vocabulary import Role

KNOW_RELATIONS = Permission(
    "people.know_relations",
    _("see and write who is around somebody, coercion seen, and dates of release"),
    frozenset({Role.CASEWORKER, Role.SAFEGUARDING_LEAD}),
    opens_records=True,
)
WATCH_RELEASES = Permission(
    "people.watch_releases",
    _("work out each day which dates of release are near (the system itself)"),
    frozenset(),
)
TABLE = (KNOW_RELATIONS, WATCH_RELEASES)
