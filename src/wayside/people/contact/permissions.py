"""Who may reach people supported."""

from django.utils.translation import gettext_lazy as _

from wayside.access.permissions import Permission
from wayside.access.vocabulary import Role

REACH_PEOPLE = Permission(
    "people.reach_people",
    _("see how somebody can be reached safely, have a number shown, and record each attempt"),
    frozenset({Role.CASEWORKER, Role.SAFEGUARDING_LEAD}),
    opens_records=True,
)
WATCH_SILENCE = Permission(
    "people.watch_silence",
    _("work out each day who of the agency's people has gone silent (the system itself)"),
    frozenset(),
)
TABLE = (REACH_PEOPLE, WATCH_SILENCE)
