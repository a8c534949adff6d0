"""Who may note what is done with the people supported."""

from django.utils.translation import gettext_lazy as _

from wayside.access.permissions import Permission
from wayside.access.vocabulary import Role
from wayside.support.attachments import permissions as attachments
from wayside.support.caseload import permissions as caseload
from wayside.support.complaints import permissions as complaints
from wayside.support.endings import permissions as endings
from wayside.support.equality import permissions as equality
from wayside.support.gaps import permissions as gaps
from wayside.support.groups import permissions as groups
from wayside.support.homelessness import permissions as homelessness
from wayside.support.homes import permissions as homes
from wayside.support.housing import permissions as housing
from wayside.support.isva import permissions as isva
from wayside.support.peers import permissions as peers
from wayside.support.periods import permissions as periods
from wayside.support.referrals import permissions as referrals
from wayside.support.releases import permissions as releases
from wayside.support.sanctuary import permissions as sanctuary
from wayside.support.strands import permissions as strands
from wayside.support.supervision import permissions as supervision

CASEWORKERS = frozenset({Role.CASEWORKER, Role.SAFEGUARDING_LEAD})

NOTE_MEETINGS = Permission(
    "support.note_meetings",
    _("note meetings with people supported, and count people met"),
    CASEWORKERS,
    opens_records=True,
)
READ_STORY = Permission(
    "support.read_story",
    _("read meetings and needs in the records that are open to you"),
    CASEWORKERS,
    opens_records=True,
)
ASSESS_NEEDS = Permission(
    "support.assess_needs",
    _("note how much somebody needs what"),
    CASEWORKERS,
    opens_records=True,
)
PLAN = Permission(
    "support.plan",
    _("plan steps with people supported, and tell what came of them"),
    CASEWORKERS,
    opens_records=True,
)
TABLE = (
    NOTE_MEETINGS,
    READ_STORY,
    ASSESS_NEEDS,
    PLAN,
    *attachments.TABLE,
    *caseload.TABLE,
    *complaints.TABLE,
    *endings.TABLE,
    *equality.TABLE,
    *groups.TABLE,
    *housing.TABLE,
    *homelessness.TABLE,
    *homes.TABLE,
    *isva.TABLE,
    *peers.TABLE,
    *periods.TABLE,
    *referrals.TABLE,
    *sanctuary.TABLE,
    *releases.TABLE,
    *supervision.TABLE,
    *gaps.TABLE,
    *strands.TABLE,
)
