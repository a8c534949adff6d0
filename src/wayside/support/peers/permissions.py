"""Who runs volunteering, and who proposes a volunteer to somebody."""

from django.utils.translation import gettext_lazy as _

from wayside.access.permissions import Permission
from wayside.access.vocabulary import Role

RUN_VOLUNTEERING = Permission(
    "support.run_volunteering",
    _("take on, check and supervise your agency’s volunteers, without opening a record"),
    frozenset({Role.SAFEGUARDING_LEAD}),
    opens_records=True,
)
MATCH_VOLUNTEERS = Permission(
    "support.match_volunteers",
    _("see volunteers who are ready, supervise yours, and propose one to people you support"),
    frozenset({Role.CASEWORKER, Role.SAFEGUARDING_LEAD}),
    opens_records=True,
)
TABLE = (RUN_VOLUNTEERING, MATCH_VOLUNTEERS)
