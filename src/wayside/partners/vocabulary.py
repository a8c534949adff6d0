"""Kinds of agency and area, origins of programmes, states of a role's granting."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class AreaLevel(models.TextChoices):
    """How areas nest: a county holds boroughs, a borough holds wards."""

    COUNTY = "county", _("County or city")
    BOROUGH = "borough", _("Borough or district")
    WARD = "ward", _("Ward")


class AgencyKind(models.TextChoices):
    """Every kind of agency that the programmes name."""

    POLICE = "police", _("Police")
    COUNCIL = "council", _("Council")
    COMMUNITY_SAFETY_PARTNERSHIP = (
        "community_safety_partnership",
        _("Community safety partnership"),
    )
    PROBATION = "probation", _("Probation")
    HEALTH = "health", _("Health")
    DRUG_AND_ALCOHOL = "drug_and_alcohol", _("Drug and alcohol service")
    HOUSING = "housing", _("Housing")
    CHARITY = "charity", _("Charity")
    EDUCATION = "education", _("Education")
    CATERING = "catering", _("Catering")
    IMMIGRATION_ENFORCEMENT = "immigration_enforcement", _("Immigration enforcement (Home Office)")


class Origin(models.TextChoices):
    """Where a programme came from."""

    WARD_PANEL = "ward_panel", _("Raised at a ward panel")
    RESIDENTS = "residents", _("Residents' concerns")
    SERIOUS_INCIDENT = "serious_incident", _("After a serious incident")
    COMMISSIONED = "commissioned", _("Commissioned")
    TAKEN_UP = "taken_up", _("Taken up from another area")
    OTHER = "other", _("Other")


class OutcomeNature(models.TextChoices):
    """Activity follows effort; an outcome is what changes for people and places."""

    ACTIVITY = "activity", _("Activity (follows effort)")
    OUTCOME = "outcome", _("Outcome")


class Measure(models.TextChoices):
    """What patrols count that an intended activity can be read from."""

    PATROLS = "patrols", _("Patrols that went out")
    HOURS = "hours", _("Hours out")
    PEOPLE_MET = "people_met", _("People met")
    NEW_TO_US = "new_to_us", _("People met who are new to us")
    HOT_DRINKS = "hot_drinks", _("Hot drinks given")
    REFERRALS_OFFERED = "referrals_offered", _("Referrals offered")
    REFERRALS_TAKEN = "referrals_taken", _("Referrals taken")
    ARRESTS = "arrests", _("Arrests")
    CAUTIONS = "cautions", _("Cautions, conditional ones too")
    WARNINGS = "warnings", _("Warnings")


class Direction(models.TextChoices):
    """Which way an intended outcome should move."""

    MORE = "more", _("More")
    LESS = "less", _("Less")


class ProposalState(models.TextChoices):
    """Where the granting of a role stands."""

    PROPOSED = "proposed", _("Waits for a second person")
    CONFIRMED = "confirmed", _("Granted")
    DECLINED = "declined", _("Declined")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class Dataset(models.TextChoices):
    """Where a recorded event comes from."""

    STREET = "street", _("Street crime (data.police.uk)")
    STOP_SEARCH = "stop_search", _("Stop and search (data.police.uk)")
    FORCE = "force", _("A force's own extract")


AUDIT_SENTENCES = {
    "partners.open_area": _("opened an area"),
    "partners.change_area": _("changed an area"),
    "partners.register_agency": _("registered an agency"),
    "partners.change_agency": _("changed an agency"),
    "partners.start_programme": _("started a programme"),
    "partners.change_programme": _("changed a programme"),
    "partners.change_settings": _("changed a programme's settings"),
    "partners.add_funding": _("recorded a grant of money"),
    "partners.change_funding": _("changed a grant of money"),
    "partners.propose_membership": _("proposed a role for someone"),
    "partners.confirm_membership": _("granted a role, as the second person"),
    "partners.withdraw_membership": _("withdrew a proposed role"),
    "partners.load_boundaries": _("loaded an area's boundaries"),
    "partners.take_up_programme": _("took up a programme from another area"),
    "partners.decline_membership": _("declined to grant a role"),
    "partners.grant_membership": _("granted a role that one person may grant"),
    "partners.end_membership": _("ended someone's role"),
    "partners.start_partnership": _("gave a founding role"),
    "partners.list_members": _("looked at who holds which role"),
    "partners.list_accounts": _("looked at the accounts"),
    "partners.list_proposals": _("looked at the proposed roles"),
    "partners.open_account_page": _("looked at an account"),
    "partners.open_proposal": _("looked at a proposed role"),
    "partners.choose_membership": _("chose which role to act under"),
}

AUDIT_RECORDS = {
    "partners.Agency": _("Agency"),
    "partners.Area": _("Area"),
    "partners.FundingGrant": _("Grant of money"),
    "partners.Membership": _("Role held"),
    "partners.MembershipProposal": _("Proposed role"),
    "partners.Programme": _("Programme"),
    "partners.ProgrammeSettings": _("Programme's settings"),
}

AUDIT_FIELDS = {
    "account": _("account"),
    "agency": _("agency"),
    "aims": _("aims"),
    "amount": _("amount"),
    "area": _("area"),
    "areas": _("areas it works in"),
    "boundary": _("boundary"),
    "code": _("official code"),
    "contact_email": _("contact's e-mail address"),
    "contact_name": _("contact's name"),
    "contact_phone": _("contact's telephone"),
    "decided_at": _("when it was decided"),
    "decided_by": _("who decided"),
    "email": _("e-mail address"),
    "end_date": _("end"),
    "ended_at": _("when it ended"),
    "from_date": _("from"),
    "funder": _("funder"),
    "half_life_weeks": _("weeks until an event counts half"),
    "kind": _("kind"),
    "kinds": _("what counts"),
    "lead": _("lead"),
    "lead_agency": _("lead agency"),
    "level": _("level"),
    "name": _("name"),
    "origin": _("origin"),
    "origin_note": _("how it came about"),
    "outcomes": _("intended outcomes"),
    "parent": _("area it lies in"),
    "patrol_end": _("end of a patrol"),
    "patrol_start": _("start of a patrol"),
    "patrol_weekdays": _("nights of patrols"),
    "pays_for": _("what it may pay for"),
    "place_radius_m": _("radius of a place"),
    "place_spacing_m": _("distance between places"),
    "places_proposed": _("number of places proposed"),
    "reason": _("reason"),
    "partners_apart_m": _("least metres between partners and enforcement"),
    "partners_apart_minutes": _("least minutes between partners and enforcement"),
    "role": _("role"),
    "roles": _("roles"),
    "second_factor": _("second factor"),
    "settings": _("settings"),
    "srid": _("how distances are computed"),
    "start_date": _("start"),
    "state": _("state"),
    "unit_m": _("size of cells"),
    "until_date": _("until"),
    "visit_minutes_least": _("shortest visit"),
    "visit_minutes_most": _("longest visit"),
}
