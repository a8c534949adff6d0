"""The rooms of the house: where each is entered, by whom, and what for."""

from django.utils.translation import gettext_lazy as _

from wayside.access.permissions import MANAGE_ACCOUNTS
from wayside.access.vocabulary import SUPPORT_ROLES, Role
from wayside.crime.hotspots.permissions import VIEW_HOTSPOTS, VIEW_MARKED_PLACES
from wayside.crime.permissions import VIEW_EXTRACTS
from wayside.directory.permissions import VIEW_SERVICES
from wayside.home.governed_rooms import GOVERNED
from wayside.home.room import Below, Room
from wayside.home.shared_rooms import SHARED
from wayside.home.supported_rooms import SUPPORTED
from wayside.partners.permissions import CONFIRM_MEMBERSHIP, VIEW_FUNDING, VIEW_PARTNERSHIP
from wayside.patrols.parts.permissions import ANSWER_INVITATIONS, SHAPE_NIGHTS
from wayside.patrols.permissions import VIEW_PLACES, VIEW_WEEKS
from wayside.patrols.returns.permissions import VIEW_MONTHS
from wayside.patrols.risk.permissions import SETTLE_ALARMS
from wayside.patrols.staffing.permissions import CHARGE_GRANTS, OWN_DUTIES, VIEW_ROSTER
from wayside.workforce.permissions import CHECK_IN, OWN_TIME, VIEW_POOL

__all__ = ["ROOMS", "Below", "Room"]

GO_OUT = frozenset(
    {
        Role.WARD_SERGEANT,
        Role.PATROL_OFFICER,
        Role.LOCAL_OFFICER,
        Role.COUNCIL_ENFORCEMENT_OFFICER,
    }
)
ROOMS: tuple[Room, ...] = (
    *SUPPORTED,
    Room(
        _("Weeks"),
        _("Each week’s patrols: places, times, comments and sheets."),
        "patrols:weeks",
        VIEW_WEEKS,
        "/weeks/",
        also=("/observers/", "/check-ins/", "/risk-template/"),
        below=Below.BOROUGH,
    ),
    Room(
        _("Places of the week"),
        _("Which places a week is about, and what you know of them."),
        "patrols:places_now",
        VIEW_PLACES,
        "/weeks/",
        below=Below.BOROUGH,
    ),
    Room(
        _("Invitations"),
        _("What your agency is asked to, your answer, and who comes."),
        "patrols:parts:invitations",
        ANSWER_INVITATIONS,
        "/invitations/",
        below=Below.BOROUGH,
    ),
    Room(
        _("Roster"),
        _("Who is on the coming nights, what is missing, and working rosters out."),
        "patrols:roster",
        VIEW_ROSTER,
        "/roster/",
        also=("/costs/",),
        below=Below.OWN_BOROUGH,
    ),
    Room(
        _("My patrols"),
        _("The nights you are on, and saying that you cannot come."),
        "patrols:my_duties",
        OWN_DUTIES,
        "/roster/mine/",
        also=("/night/", "/briefing/", "/return/"),
        below=Below.BOROUGH,
        in_menu=GO_OUT,
        not_for=frozenset({Role.PARTNER_WORKER}),
    ),
    Room(
        _("Check-ins of patrols"),
        _("Patrols that are out, their check-ins, and alarms to settle."),
        "patrols:alarms",
        SETTLE_ALARMS,
        "/check-ins/",
        below=Below.BOROUGH,
        in_menu=False,
    ),
    Room(
        _("Observers"),
        _("Sergeants of other areas who come to see a patrol, and support afterwards."),
        "patrols:parts:observers",
        SHAPE_NIGHTS,
        "/observers/",
        below=Below.OWN_BOROUGH,
        in_menu=False,
    ),
    Room(
        _("Month by month"),
        _("What came of the patrols, beside the hours and what was intended."),
        "patrols:returns:months",
        VIEW_MONTHS,
        "/weeks/months/",
        below=Below.OWN_BOROUGH,
        in_menu=False,
    ),
    Room(
        _("Costs"),
        _("What nights cost, which grant pays, and how long the money lasts."),
        "patrols:costs",
        CHARGE_GRANTS,
        "/costs/",
        below=Below.OWN_BOROUGH,
        in_menu=False,
    ),
    Room(
        _("Hot spots"),
        _("Where recorded crime gathers, and why; places that people have marked."),
        "crime:hotspots:ranking",
        VIEW_HOTSPOTS,
        "/hot-spots/",
        below=Below.OWN,
    ),
    Room(
        _("Marked places"),
        _("Places that people in the partnership know, with their reasons."),
        "crime:hotspots:marked",
        VIEW_MARKED_PLACES,
        "/hot-spots/marked/",
        below=Below.OWN,
        in_menu=False,
    ),
    Room(
        _("The pool"),
        _("Who goes out: training, suitability, availability, courses, rules and rates."),
        "workforce:pool",
        VIEW_POOL,
        "/workforce/",
        below=Below.OWN_BOROUGH,
    ),
    Room(
        _("My time"),
        _("Your leave, shifts, wishes, calendar, and how you are after a patrol."),
        "workforce:my_time",
        OWN_TIME,
        "/my-time/",
        below=Below.BOROUGH,
    ),
    Room(
        _("How you are"),
        _("What you said after patrols, and what was said to you as somebody’s wellbeing lead."),
        "workforce:check_ins",
        CHECK_IN,
        "/my-time/check-ins/",
        below=Below.BOROUGH,
        in_menu=False,
    ),
    Room(
        _("Recorded crime"),
        _("The months held, how good they are, and loading more."),
        "crime:imports",
        VIEW_EXTRACTS,
        "/crime/",
        below=Below.OWN_BOROUGH,
    ),
    Room(
        _("Services"),
        _("Services that people can be referred to: whom they take, when and how."),
        "directory:services",
        VIEW_SERVICES,
        "/directory/",
        in_menu=SUPPORT_ROLES,
    ),
    *SHARED,
    Room(
        _("Partnership"),
        _("The areas, agencies and programmes, and who leads them."),
        "partners:areas",
        VIEW_PARTNERSHIP,
        "/partners/",
        in_menu=frozenset(Role) - {Role.SAFEGUARDING_LEAD},  # whose own rooms fill the line
    ),
    Room(
        _("Grants of money"),
        _("What was granted, for what, and until when."),
        "partners:funding",
        VIEW_FUNDING,
        "/partners/grants/",
        in_menu=False,
    ),
    Room(
        _("My notices"),
        _("What was sent to you."),
        "access:notices",
        VIEW_PARTNERSHIP,
        "/notices/",
        in_menu=False,
    ),
    Room(
        _("Tokens"),
        _("With one a system of your agency acts in your role: make one, end one."),
        "api:tokens",
        VIEW_PARTNERSHIP,
        "/api/tokens/",
        in_menu=False,
    ),
    Room(
        _("People and roles"),
        _("Who holds which role, and roles that wait for a second person."),
        "partners:members",
        CONFIRM_MEMBERSHIP,
        "/partners/members/",
        in_menu=False,
    ),
    Room(
        _("Accounts"),
        _("Open an account, send a link, close an account."),
        "partners:accounts",
        MANAGE_ACCOUNTS,
        "/partners/accounts/",
        in_menu=False,
    ),
    Room(
        _("Mail"),
        _("How much mail waits, left or failed, and sending it again."),
        "access:mail",
        MANAGE_ACCOUNTS,
        "/mail/",
        in_menu=False,
    ),
    Room(
        _("Audit"),
        _("Who saw or did what, by person, record and day."),
        "governance:audit",
        Role.GOVERNANCE_OFFICER,
        "/governance/audit/",
    ),
    *GOVERNED,
)
