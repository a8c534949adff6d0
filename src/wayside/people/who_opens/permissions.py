"""Who may decide who opens a record."""

from django.utils.translation import gettext_lazy as _

from wayside.access.permissions import Permission
from wayside.access.vocabulary import Role

DECIDE_ACCESS = Permission(
    "people.decide_access",
    _("see who may open a record that is open to you, let a colleague in, lock a worker out"),
    frozenset({Role.CASEWORKER, Role.SAFEGUARDING_LEAD}),
    opens_records=True,
)
TABLE = (DECIDE_ACCESS,)
