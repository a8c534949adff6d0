"""Who answers legal demands."""

from django.utils.translation import gettext_lazy as _

from wayside.access.permissions import Permission
from wayside.access.vocabulary import Role

ANSWER_DEMANDS = Permission(
    "sharing.answer_demands",
    _("answer legal demands about records open to you, two people each; leads: decide"),
    frozenset({Role.CASEWORKER, Role.SAFEGUARDING_LEAD}),
    opens_records=True,
)
TABLE = (ANSWER_DEMANDS,)
