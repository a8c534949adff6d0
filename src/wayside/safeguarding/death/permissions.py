"""Who notes that somebody has died, and who may be the second person."""

from django.utils.translation import gettext_lazy as _

from wayside.access.permissions import Permission
from wayside.access.vocabulary import Role

NOTE_DEATHS = Permission(
    "safeguarding.note_deaths",
    _("note that somebody whose record is open to you has died"),
    frozenset({Role.SAFEGUARDING_LEAD}),
    opens_records=True,
)
SEE_DEATHS = Permission(
    "safeguarding.see_deaths",
    _("see what is noted of a death in the records that are open to you, and be second person"),
    frozenset({Role.CASEWORKER, Role.SAFEGUARDING_LEAD}),
    opens_records=True,
)
TABLE = (NOTE_DEATHS, SEE_DEATHS)
