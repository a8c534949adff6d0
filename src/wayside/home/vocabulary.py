"""What each role finds on its first page, in plain words."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from wayside.access.vocabulary import Role

NOTHING = _("Nothing waits for you.")


@dataclass(frozen=True, slots=True)
class RolePage:
    """A role's first page: its heading, what it is for, what is not there yet, and what it says
    when nothing is due."""

    heading: str | Promise
    now: str | Promise
    later: str | Promise = ""
    nothing: str | Promise = NOTHING


NO_NIGHT = _("Nothing waits for you: you are on no patrol to come, and no return is due from you.")
COORDINATING = RolePage(
    _("This week’s cycle"),
    _(
        "Review what happened, choose next week’s places, find people, approve and brief each "
        "night, see each return come in."
    ),
)
PAGES: dict[Role, RolePage] = {
    Role.COORDINATOR: COORDINATING,
    Role.DEPUTY_COORDINATOR: COORDINATING,
    Role.WARD_SERGEANT: RolePage(
        _("Your ward"),
        _(
            "Approve risk assessments, say what you know about the places chosen, and mark places "
            "that the figures miss."
        ),
        nothing=_(
            "Nothing waits for you: no risk assessment of this week is yours to approve, no plan "
            "is in review, and no alarm stands."
        ),
    ),
    Role.PATROL_OFFICER: RolePage(
        _("Tonight"),
        _("Your next patrol: the briefing, going out, checking in and the return."),
        nothing=NO_NIGHT,
    ),
    Role.LOCAL_OFFICER: RolePage(
        _("Tonight"),
        _("You join a patrol for one night: its briefing, checking in and the return."),
        nothing=NO_NIGHT,
    ),
    Role.COUNCIL_ENFORCEMENT_OFFICER: RolePage(
        _("Reports"),
        _("You work on residents’ reports and joint actions."),
        _("Residents’ reports and joint actions will stand here."),
    ),
    Role.INTELLIGENCE_OFFICER: RolePage(
        _("The inbox to grade"),
        _("You grade what comes in and see to what is disseminated."),
        _("The intelligence inbox will stand here."),
    ),
    Role.PROBATION_PRACTITIONER: RolePage(
        _("My assessments"),
        _("You assess men referred to you and send referrals."),
        _("Your assessments will stand here."),
    ),
    Role.COURSE_PROVIDER: RolePage(
        _("The next course"),
        _("You run the diversion course."),
        _("Bookings and attendance will stand here."),
    ),
    Role.CASEWORKER: RolePage(
        _("My people"),
        _(
            "You support people who have agreed to it: what is due for each of them, and what was "
            "handed over to you."
        ),
        nothing=_(
            "Nothing waits for you: nobody whom you support has gone silent, and no step, plan, "
            "consent or handover is due."
        ),
    ),
    Role.SERVICE_WORKER: RolePage(
        _("Referrals in"),
        _("You answer what is referred to your agency."),
        _("Referrals to your agency will stand here."),
    ),
    Role.HOUSING_OFFICER: RolePage(
        _("Matches"),
        _("You find safe places to live."),
        _("Housing needs that were shared with you, and vacancies, will stand here."),
    ),
    Role.LINK_REVIEWER: RolePage(
        _("To review"),
        _("You look at possible duplicates across agencies, and at nothing else."),
        nothing=_("Nothing waits for you: there is no pair of records to judge."),
    ),
    Role.SAFEGUARDING_LEAD: RolePage(
        _("What is due"),
        _("You see to children, adults at risk and what is handed over to you."),
        nothing=_(
            "Nothing waits for you: no handover is due, and nothing for the people whom you "
            "support."
        ),
    ),
    Role.MARAC_COORDINATOR: RolePage(
        _("The next meeting"),
        _("You prepare and run the MARAC."),
        nothing=_("Nothing waits for you: no referral, no meeting and no open action."),
    ),
    Role.MARAC_REPRESENTATIVE: RolePage(
        _("The next meeting"),
        _("You bring your agency’s part to the MARAC."),
        nothing=_("Nothing waits for you: no agenda was circulated, and no action is open."),
    ),
    Role.PARTNER_WORKER: RolePage(
        _("My invitations"),
        _("You join patrols where they engage, and say what you know about the places."),
        nothing=_("Nothing waits for you: your agency has no invitation to answer or to come to."),
    ),
    Role.EDUCATION_CONTACT: RolePage(
        _("Send a concern"),
        _("You tell the partnership when a child may be exploited."),
        nothing=_("Nothing waits for you. Send a concern as soon as you worry about a child."),
    ),
    Role.ANALYST: RolePage(
        _("Hot spots"),
        _("Load recorded crime, see how good it is, and where it points."),
    ),
    Role.SENIOR_LEADER: RolePage(
        _("The month"),
        _("You see what the partnership publishes."),
        _(
            "Nothing is published yet. The monthly report will stand here; working figures are "
            "not part of this role."
        ),
    ),
    Role.COMMISSIONER: RolePage(
        _("The month"),
        _("You see what the partnership publishes, and the grants."),
        _(
            "Nothing is published yet. The monthly report and contract indicators will stand here; "
            "working figures are not part of this role."
        ),
    ),
    Role.GOVERNANCE_OFFICER: RolePage(
        _("What to review"),
        _("See who saw and did what in your agency, and decide on roles as the second person."),
    ),
    Role.ADMINISTRATOR: RolePage(
        _("Accounts and roles"),
        _("Open accounts, propose roles, keep areas and agencies in order. You see no records."),
    ),
}
WITHOUT_ROLE = RolePage(
    _("No role yet"),
    _("Your account is open, but no role has been given to you for today."),
    _("Ask your partnership’s administrator. A role that opens records needs a second person too."),
)
