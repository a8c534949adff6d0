"""Who answers legal demands."""

from django.utils.translation import gettext_lazy as _

from wayside.access.permissions import Permission
from wayside.access.vocabulary import Role

ANSWER_DEMANDS = Permission(
    "sharing.answer_demands",
    _("record and answer legal demands about a record that is open to you, two people each"),
    frozenset({Role.CASEWORKER, Role.SAFEGUARDING_LEAD}),
    opens_records=True,
)
TABLE = (ANSWER_DEMANDS,)
