"""Who notes orders that protect somebody."""

from django.utils.translation import gettext_lazy as _

from wayside.access.permissions import Permission
from wayside.access.vocabulary import Role

KEEP_ORDERS = Permission(
    "safeguarding.keep_orders",
    _("see and write protective orders in the records that are open to you"),
    frozenset({Role.CASEWORKER, Role.SAFEGUARDING_LEAD}),
    opens_records=True,
)
TABLE = (KEEP_ORDERS,)
