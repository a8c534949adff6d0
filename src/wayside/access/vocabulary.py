"""Roles, sides and kinds of actor, in the partnership's own words."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Side(models.TextChoices):
    """Where a role stands. No natural person stands on both enforcement and support."""

    ENFORCEMENT = "enforcement", _("Enforcement")
    SUPPORT = "support", _("Support")
    NEUTRAL = "neutral", _("Neutral")


class ActorKind(models.TextChoices):
    """What acts: a member of the partnership, a link's recipient, a service, nobody known."""

    MEMBER = "member", _("Member")
    ACCOUNT = "account", _("Account without a role")
    LINK = "link", _("Recipient of a link")
    SERVICE = "service", _("Service")
    ANONYMOUS = "anonymous", _("Not signed in")


class Role(models.TextChoices):
    """What a member does in the partnership; each role has one side."""

    COORDINATOR = "coordinator", _("Coordinator")
    DEPUTY_COORDINATOR = "deputy_coordinator", _("Deputy coordinator")
    WARD_SERGEANT = "ward_sergeant", _("Ward sergeant")
    PATROL_OFFICER = "patrol_officer", _("Patrol officer")
    LOCAL_OFFICER = "local_officer", _("Local officer")
    COUNCIL_ENFORCEMENT_OFFICER = "council_enforcement_officer", _("Council enforcement officer")
    INTELLIGENCE_OFFICER = "intelligence_officer", _("Intelligence officer")
    PROBATION_PRACTITIONER = "probation_practitioner", _("Probation practitioner")
    COURSE_PROVIDER = "course_provider", _("Course provider")
    CASEWORKER = "caseworker", _("Caseworker")
    SERVICE_WORKER = "service_worker", _("Service worker")
    HOUSING_OFFICER = "housing_officer", _("Housing officer")
    LINK_REVIEWER = "link_reviewer", _("Link reviewer")
    SAFEGUARDING_LEAD = "safeguarding_lead", _("Safeguarding lead")
    MARAC_COORDINATOR = "marac_coordinator", _("MARAC coordinator")
    MARAC_REPRESENTATIVE = "marac_representative", _("MARAC representative")
    PARTNER_WORKER = "partner_worker", _("Partner worker")
    EDUCATION_CONTACT = "education_contact", _("Education contact")
    ANALYST = "analyst", _("Analyst")
    SENIOR_LEADER = "senior_leader", _("Senior leader")
    COMMISSIONER = "commissioner", _("Commissioner")
    GOVERNANCE_OFFICER = "governance_officer", _("Information governance officer")
    ADMINISTRATOR = "administrator", _("Administrator")


ENFORCEMENT_ROLES = frozenset(
    {
        Role.COORDINATOR,
        Role.DEPUTY_COORDINATOR,
        Role.WARD_SERGEANT,
        Role.PATROL_OFFICER,
        Role.LOCAL_OFFICER,
        Role.COUNCIL_ENFORCEMENT_OFFICER,
        Role.INTELLIGENCE_OFFICER,
        Role.PROBATION_PRACTITIONER,
        Role.COURSE_PROVIDER,
    }
)
SUPPORT_ROLES = frozenset(
    {
        Role.CASEWORKER,
        Role.SERVICE_WORKER,
        Role.HOUSING_OFFICER,
        Role.LINK_REVIEWER,
        Role.SAFEGUARDING_LEAD,
        Role.MARAC_COORDINATOR,
        Role.MARAC_REPRESENTATIVE,
    }
)
NEUTRAL_ROLES = frozenset(Role) - ENFORCEMENT_ROLES - SUPPORT_ROLES
# A role that opens records, or that hands out roles, is granted by two people.
TWO_PERSON_ROLES = ENFORCEMENT_ROLES | SUPPORT_ROLES | {Role.GOVERNANCE_OFFICER, Role.ADMINISTRATOR}

ROLE_OPENS = {
    Role.COORDINATOR: _("operations, workforce, community, demand, working figures"),
    Role.DEPUTY_COORDINATOR: _("as the coordinator, and every queue in the coordinator's absence"),
    Role.WARD_SERGEANT: _("places and patrols of the ward, risk approval, community"),
    Role.PATROL_OFFICER: _("own patrols, briefings, returns"),
    Role.LOCAL_OFFICER: _("the briefing of the patrol joined"),
    Role.COUNCIL_ENFORCEMENT_OFFICER: _("community reports, joint actions"),
    Role.INTELLIGENCE_OFFICER: _("intelligence, demand, community"),
    Role.PROBATION_PRACTITIONER: _("own assessments; sends referrals without reading them back"),
    Role.COURSE_PROVIDER: _("bookings and attendance only"),
    Role.CASEWORKER: _("own caseload, referrals to own agency, alerts"),
    Role.SERVICE_WORKER: _("referrals addressed to own agency, as shared"),
    Role.HOUSING_OFFICER: _("housing needs shared with it, vacancies"),
    Role.LINK_REVIEWER: _("possible duplicates across agencies, nothing else"),
    Role.SAFEGUARDING_LEAD: _("children, adults at risk, DASH, MARAC, handovers"),
    Role.MARAC_COORDINATOR: _("MARAC"),
    Role.MARAC_REPRESENTATIVE: _("own agency's listed cases, each until its actions close"),
    Role.PARTNER_WORKER: _("own invitations and engagement segments"),
    Role.EDUCATION_CONTACT: _("sends concerns, own training"),
    Role.ANALYST: _("crime, hot spots, figures; no identities"),
    Role.SENIOR_LEADER: _("published figures"),
    Role.COMMISSIONER: _("published figures; contract indicators under an agreement"),
    Role.GOVERNANCE_OFFICER: _("audit, disclosures, rights and retention of own agency"),
    Role.ADMINISTRATOR: _("accounts, areas, settings; no records"),
}


def side_of(role: Role | str) -> Side:
    """The side on which a role stands."""
    if role in ENFORCEMENT_ROLES:
        return Side.ENFORCEMENT
    if role in SUPPORT_ROLES:
        return Side.SUPPORT
    return Side.NEUTRAL


AUDIT_SENTENCES = {
    "access.sign_in": _("signed in"),
    "access.sign_out": _("signed out"),
    "access.sign_in_failed": _("failed to sign in"),
    "access.refuse": _("was refused a page or an action"),
    "access.change_password": _("chose a new password"),
    "access.reset_password": _("chose a new password through a link by mail"),
    "access.add_second_factor": _("added a second factor"),
    "access.remove_second_factor": _("removed a second factor"),
    "access.second_factor_failed": _("gave a wrong code as second factor"),
    "access.view_recovery_codes": _("looked at their recovery codes"),
    "access.open_account": _("opened an account"),
    "access.close_account": _("closed an account"),
    "access.reopen_account": _("opened a closed account again"),
    "access.send_set_up_link": _("sent a link to choose a first password"),
    "access.open_notices": _("opened their own notices"),
    "access.count_mail": _("looked at how much mail waits or failed"),
}

AUDIT_RECORDS = {
    "access.Account": _("Account"),
    "access.NaturalPerson": _("Person"),
}

AUDIT_FIELDS = {
    "email": _("e-mail address"),
    "person": _("person"),
    "is_active": _("in use or closed"),
}
