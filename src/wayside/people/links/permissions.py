"""Who may judge pairs, who asks, and what finds them."""

from django.utils.translation import gettext_lazy as _

from wayside.access.permissions import Permission
from wayside.access.vocabulary import Role

CHOOSE_LINK = Permission(
    "people.choose_link",
    _("ask whether services may know of each other, and see it where both were told yes"),
    frozenset({Role.CASEWORKER, Role.SAFEGUARDING_LEAD}),
    opens_records=True,
)
JUDGE_LINKS = Permission(
    "people.judge_links",
    _("judge whether two records of two agencies are of one person, and see nothing else of them"),
    frozenset({Role.LINK_REVIEWER}),
    opens_records=True,
)
FIND_LINKS = Permission(
    "people.find_links",
    _("find pairs of records that may be of one person, for a link reviewer (the system itself)"),
    frozenset(),
)
TABLE = (CHOOSE_LINK, JUDGE_LINKS, FIND_LINKS)
