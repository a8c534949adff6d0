"""Who may say whom an agency serves."""

from django.utils.translation import gettext_lazy as _

from wayside.access.permissions import Permission
from wayside.access.vocabulary import Role

SEE_REMIT = Permission(
    "people.see_remit",
    _("see whom your own agency serves"),
    frozenset({Role.CASEWORKER, Role.SAFEGUARDING_LEAD}),
)
SET_REMIT = Permission(
    "people.set_remit",
    _("say whom your own agency serves"),
    frozenset({Role.SAFEGUARDING_LEAD}),
)
TABLE = (SEE_REMIT, SET_REMIT)
