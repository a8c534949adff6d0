"""Who reads of places, who keeps them, and who looks for one with somebody."""

from django.utils.translation import gettext_lazy as _

from wayside.access.permissions import Permission
from wayside.access.vocabulary import Role

KEEPERS = frozenset({Role.HOUSING_OFFICER, Role.SERVICE_WORKER})
CASEWORKERS = frozenset({Role.CASEWORKER, Role.SAFEGUARDING_LEAD})

READ_PLACES = Permission(
    "support.read_places",
    _("see places to live in, what each asks and which rooms are free: areas, never addresses"),
    KEEPERS | CASEWORKERS,
)
KEEP_PLACES = Permission(
    "support.keep_places",
    _("keep your agency’s places and free rooms: housing officers all, service workers refuges"),
    KEEPERS,
)
FIND_PLACES = Permission(
    "support.find_places",
    _("compare places with what people need whose records are open to you, and ask for one"),
    CASEWORKERS,
    opens_records=True,
)
ANSWER_OFFERS = Permission(
    "support.answer_offers",
    _("answer requests for your agency’s places, as far as they are told to your role"),
    KEEPERS,
    opens_records=True,
)
SEE_HOUSING_GAPS = Permission(
    "support.see_housing_gaps",
    _("see what shuts people out of places, in protected numbers: leads, commissioners"),
    frozenset({Role.SAFEGUARDING_LEAD, Role.COMMISSIONER}),
)
TABLE = (READ_PLACES, KEEP_PLACES, FIND_PLACES, ANSWER_OFFERS, SEE_HOUSING_GAPS)
