"""The ways to the people supported and whom was met, and to the pairs of a link reviewer."""

from django.utils.translation import gettext_lazy as _

from wayside.access.vocabulary import Role
from wayside.home.room import Room
from wayside.people.links.permissions import JUDGE_LINKS
from wayside.people.permissions import SUPPORT_PEOPLE
from wayside.people.remit.permissions import SET_REMIT
from wayside.safeguarding.children.permissions import KEEP_CHILDREN
from wayside.safeguarding.concerns.permissions import KEEP_CONCERNS
from wayside.safeguarding.dash.permissions import SET_RISK
from wayside.safeguarding.marac.permissions import ATTEND_MARAC
from wayside.support.caseload.permissions import VIEW_CASELOAD
from wayside.support.complaints.permissions import TELL_COMPLAINTS
from wayside.support.equality.permissions import COUNT_EQUALITY
from wayside.support.gaps.permissions import SEE_GAPS
from wayside.support.groups.permissions import INVITE_TO_GROUPS
from wayside.support.homelessness.permissions import SET_STATUTORY_PERIODS
from wayside.support.homes.permissions import COUNT_HOMES, SEE_KEPT_HOMES
from wayside.support.housing.permissions import ANSWER_OFFERS, READ_PLACES, SEE_HOUSING_GAPS
from wayside.support.peers.permissions import MATCH_VOLUNTEERS
from wayside.support.permissions import NOTE_MEETINGS, PLAN
from wayside.support.referrals.permissions import ANSWER_REFERRALS
from wayside.support.strands.permissions import COUNT_STRANDS
from wayside.support.supervision.permissions import SUPERVISE

SUPPORTED: tuple[Room, ...] = (
    Room(
        _("My people"),
        _("The people you support, what is due for each, and how to reach them safely."),
        "people:own",
        SUPPORT_PEOPLE,
        "/people/",
    ),
    Room(
        _("Who did you meet?"),
        _("Note whom you met in two taps, or only count, while you are out."),
        "support:met",
        NOTE_MEETINGS,
        "/support/met/",
        also=("/support/count/",),
        in_menu=frozenset({Role.CASEWORKER}),
    ),
    Room(
        _("Referrals"),
        _("Referrals to and from your agency, what is due first, and one page to answer each."),
        "support:referrals",
        ANSWER_REFERRALS,
        "/support/referrals/",
    ),
    Room(
        _("Somebody rings for help"),
        _("Write down what somebody asks for by telephone, for your agency’s queue."),
        "support:write_down_call",
        ANSWER_REFERRALS,
        "/support/referrals/call/",
        in_menu=False,
    ),
    Room(
        _("My caseload"),
        _("What is due today, your people by the weight of their needs, and each worker’s load."),
        "support:caseload",
        VIEW_CASELOAD,
        "/support/caseload/",
        also=("/support/supervision/", "/support/due/"),
    ),
    Room(
        _("Where help is missing"),
        _("Why services decline, by service and need over time, in numbers alone."),
        "support:gaps",
        SEE_GAPS,
        "/support/gaps/",
        in_menu=False,
    ),
    Room(
        _("Feedback and complaints"),
        _("What somebody says of an agency, taken to another, and the answer."),
        "support:complaints",
        TELL_COMPLAINTS,
        "/support/complaints/",
        in_menu=False,
    ),
    Room(
        _("Groups"),
        _("The agency’s groups, their sessions, and the lists of those you facilitate."),
        "support:groups",
        INVITE_TO_GROUPS,
        "/support/groups/",
        in_menu=False,
    ),
    Room(
        _("Places to live"),
        _("Refuges, supported housing, tenancies: what each asks, and which rooms are free."),
        "support:places",
        READ_PLACES,
        "/support/housing/",
        in_menu=frozenset({Role.HOUSING_OFFICER, Role.SERVICE_WORKER}),
    ),
    Room(
        _("Requests for places"),
        _("What is asked of your agency’s places, what is due first, and one page to answer each."),
        "support:offers",
        ANSWER_OFFERS,
        "/support/housing/requests/",
        in_menu=False,
    ),
    Room(
        _("What shuts people out of places"),
        _("Which criteria shut out how many, and what one change would open, in numbers alone."),
        "support:housing_gaps",
        SEE_HOUSING_GAPS,
        "/support/housing/gaps/",
        in_menu=False,
    ),
    Room(
        _("Volunteers"),
        _("Volunteers and peer supporters: checks, supervision, and whom they go along with."),
        "support:volunteers",
        MATCH_VOLUNTEERS,
        "/support/volunteers/",
        in_menu=False,
    ),
    Room(
        _("Equality in numbers"),
        _("What people chose to say of themselves, counted; small numbers are held back."),
        "support:equality_counts",
        COUNT_EQUALITY,
        "/support/equality/",
        in_menu=False,
    ),
    Room(
        _("Homes that we keep"),
        _("Which homes that your agency keeps are at risk, by category and date alone."),
        "support:kept_homes",
        SEE_KEPT_HOMES,
        "/support/homes/kept/",
    ),
    Room(
        _("Who has a home"),
        _("Who has a home, is about to move into one, or lost one, in numbers."),
        "support:count_homes",
        COUNT_HOMES,
        "/support/homes/count/",
        in_menu=False,
    ),
    Room(
        _("Periods of the housing law"),
        _("The days of the housing law that your agency counts with, and where each stands."),
        "support:statutory_periods",
        SET_STATUTORY_PERIODS,
        "/support/statutory-periods/",
        in_menu=False,
    ),
    Room(
        _("Needs by strand"),
        _("What people whom your agency supports need, by strand; small numbers are held back."),
        "support:strand_counts",
        COUNT_STRANDS,
        "/support/strands/",
        in_menu=False,
    ),
    Room(
        _("Supervision"),
        _("What you and your supervisor, or a worker you supervise, note together."),
        "support:supervisions",
        SUPERVISE,
        "/support/supervision/",
        in_menu=False,
    ),
    Room(
        _("Steps and plans that are due"),
        _("The steps that you take, and the plans to look at together again."),
        "support:due",
        PLAN,
        "/support/due/",
        in_menu=False,
    ),
    Room(
        _("Children"),
        _("The children, and those who may be, whose records are open to you."),
        "people:children",
        SUPPORT_PEOPLE,
        "/people/children/",
        in_menu=frozenset({Role.SAFEGUARDING_LEAD}),
    ),
    Room(
        _("Adults at risk"),
        _("Concerns, protective orders, people missing and modern slavery, what is due first."),
        "safeguarding:adults",
        KEEP_CONCERNS,
        "/safeguarding/adults/",
        in_menu=frozenset({Role.SAFEGUARDING_LEAD}),
    ),
    Room(
        _("Children’s referrals"),
        _("The safeguarding referral of each child, by its clock, and who was told what."),
        "safeguarding:children",
        KEEP_CHILDREN,
        "/safeguarding/children/",
        in_menu=False,
    ),
    Room(
        _("Whom we serve"),
        _("Whom your agency serves, as whoever writes somebody down is told."),
        "people:remit",
        SET_REMIT,
        "/people/remit/",
        in_menu=False,
    ),
    Room(
        _("MARAC"),
        _("Meetings, the cases that are open to you, research, minutes and actions."),
        "safeguarding:marac",
        ATTEND_MARAC,
        "/safeguarding/marac/",
    ),
    Room(
        _("Risk assessments"),
        _("Licensed questions, and from when risk counts as high in your area."),
        "safeguarding:risk_settings",
        SET_RISK,
        "/safeguarding/risk-settings/",
        in_menu=False,
    ),
    Room(
        _("Pairs to judge"),
        _("Records of two agencies that may be of one person."),
        "people:candidates",
        JUDGE_LINKS,
        "/people/links/",
    ),
)
