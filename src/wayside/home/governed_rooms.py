"""The ways to the rights of the people supported, and to how long records are kept."""

from django.utils.translation import gettext_lazy as _

from wayside.access.vocabulary import Role
from wayside.governance.erasure.permissions import SEE_ERASURES
from wayside.governance.retention.permissions import READ_PERIODS
from wayside.governance.rights.permissions import WATCH_RIGHTS
from wayside.governance.subject_access.permissions import WATCH_ACCESS
from wayside.home.room import Room

OFFICERS = frozenset({Role.GOVERNANCE_OFFICER})

GOVERNED: tuple[Room, ...] = (
    Room(
        _("Requests for what is kept"),
        _("People who ask what your agency keeps of them: the clock of each, in numbers."),
        "governance:access_requests",
        WATCH_ACCESS,
        "/governance/access/",
        in_menu=OFFICERS,
    ),
    Room(
        _("Requests to put right or erase"),
        _("People who ask that what your agency keeps of them is corrected or goes."),
        "governance:right_requests",
        WATCH_RIGHTS,
        "/governance/rights/",
        in_menu=False,
    ),
    Room(
        _("How long records are kept"),
        _("The periods of your agency, kind by kind, each approved by a second person."),
        "governance:periods",
        READ_PERIODS,
        "/governance/retention/",
        in_menu=OFFICERS,
    ),
    Room(
        _("Records to erase"),
        _("Records whose period is over: one looks, another approves."),
        "governance:erasures",
        SEE_ERASURES,
        "/governance/erasure/",
        in_menu=OFFICERS,
    ),
)
