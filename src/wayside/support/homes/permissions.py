"""Who goes along with somebody's home, who sees that one is at risk, and who counts."""

from django.utils.translation import gettext_lazy as _

from wayside.access.permissions import Permission
from wayside.access.vocabulary import Role

KEEP_HOMES = Permission(
    "support.keep_homes",
    _("see and write the homes in the records that are open to you"),
    frozenset({Role.CASEWORKER, Role.SAFEGUARDING_LEAD}),
    opens_records=True,
)
SEE_KEPT_HOMES = Permission(
    "support.see_kept_homes",
    _("see which homes that your agency keeps are at risk, by category and date alone"),
    frozenset({Role.HOUSING_OFFICER}),
    opens_records=True,
)
COUNT_HOMES = Permission(
    "support.count_homes",
    _(
        "count who has a home, is about to, or lost one: exactly at your agency, commissioners of"
        " their areas in protected numbers"
    ),
    frozenset({Role.CASEWORKER, Role.SAFEGUARDING_LEAD, Role.COMMISSIONER}),
)
TABLE = (KEEP_HOMES, SEE_KEPT_HOMES, COUNT_HOMES)
