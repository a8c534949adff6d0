"""The decisions of models that do not follow from a record of a person supported.

A room may say the same on the model itself (``retention``, ``exported``); a model with a
``subject``, or one that hangs from such a row, needs neither.
"""

from collections.abc import Mapping

from wayside.audit.retention import Goes, Kept

_MODELS: Mapping[Kept, str] = {
    Kept.RECORD: "sharing.Subject people.LinkCandidate",
    Kept.HANDOVER: (
        "sharing.HandoverReceipt sharing.HandoverText sharing.Handover sharing.OwnWords "
        "safeguarding.HandedConcern"
    ),
    Kept.VOLUNTEER: (
        "support.Volunteer support.VolunteerCheck support.VolunteerTalk support.Readiness"
    ),
    Kept.WORKER: (
        "workforce.Worker workforce.Absence workforce.Shift workforce.RestDay workforce.Wish "
        "workforce.CalendarFeed workforce.TrainingRecord workforce.SuitabilityAssessment "
        "workforce.Booking support.Supervision support.SupervisionNote "
        "sharing.ProtocolReading sharing.TrainingAttendance sharing.Champion"
    ),
    Kept.WELLBEING: "workforce.WellbeingCheckIn",
    Kept.OPERATION: (
        "patrols.Patrol patrols.PatrolPlace patrols.Stop patrols.RiskAssessment patrols.Hazard "
        "patrols.Briefing patrols.Comment patrols.Decision patrols.Disruption patrols.Segment "
        "patrols.Invitation patrols.Attendee patrols.GoingOut patrols.CheckIn patrols.Observer "
        "patrols.FollowUp patrols.Post patrols.Posting patrols.PatrolReturn "
        "patrols.SegmentReturn patrols.DraftReturn patrols.ReviewNote patrols.Roster "
        "patrols.RosterLine patrols.RosterLoad patrols.EmptyPost patrols.Unavailability "
        "patrols.Week patrols.RiskTemplateEdition"
    ),
    Kept.CRIME: (
        "crime.ImportBatch crime.ImportFile crime.LineSet crime.Extract crime.StreetCrime "
        "crime.Outcome crime.StopSearch crime.ForceEvent crime.HotspotRun crime.HotspotPlace "
        "crime.HotspotLayer"
    ),
    Kept.OUTBOX: "notices.Notice",
    Kept.ACCOUNT: (
        "access.NaturalPerson access.Account partners.Membership partners.MembershipProposal "
        "api.Token api.KeptAnswer account.EmailAddress account.EmailConfirmation "
        "axes.AccessAttempt axes.AccessAttemptExpiration axes.AccessFailureLog axes.AccessLog "
        "mfa.Authenticator sessions.Session"
    ),
    Kept.GOVERNED: (
        "sharing.Agreement sharing.AgreementVersion sharing.AgreementDocument sharing.Delivery "
        "sharing.DeliveryContent sharing.OversightEntry support.Referral support.ReferralMove "
        "support.ReferralLink governance.RetentionPeriod partners.Agency partners.Programme "
        "crime.MarkedPlace directory.Contact workforce.CourseSession workforce.RulesChange "
        "workforce.PayRates support.AgencyPeriods support.Offer support.OfferMove "
        "support.StatutoryPeriod support.HousingPeriods safeguarding.RiskThresholds "
        "safeguarding.InstrumentWording safeguarding.Marac safeguarding.MaracSeat "
        "safeguarding.MaracMeeting sharing.ProtocolVersion sharing.ProtocolTraining"
    ),
    Kept.TRAIL: "audit.Event audit.ChainLink audit.Checkpoint audit.Verification",
    Kept.NOBODY: (
        "partners.Area partners.IntendedOutcome partners.ProgrammeSettings partners.KindSetting "
        "partners.FundingGrant crime.Mapping directory.Organization directory.Strand "
        "directory.ReviewPeriod directory.Service directory.Phone directory.Schedule "
        "directory.ServiceArea directory.Language directory.CostOption directory.Location "
        "directory.ServiceAtLocation directory.Address directory.Accessibility "
        "directory.Eligibility directory.GroupServed workforce.Course workforce.RosterRules "
        "patrols.RiskTemplate patrols.ReturnCount patrols.Visit patrols.TalkCount "
        "patrols.GrantTerms patrols.PatrolFunding people.RemitLine people.LinkSearch "
        "support.ReferralTimes support.Group support.Facilitator support.GroupSession "
        "support.NeedRelease support.Place support.Vacancy auth.Group auth.Permission "
        "contenttypes.ContentType "
        "procrastinate.ProcrastinateEvent procrastinate.ProcrastinateJob "
        "procrastinate.ProcrastinatePeriodicDefer procrastinate.ProcrastinateWorker"
    ),
}
BY_MODEL: Mapping[str, Kept] = {
    label: kept for kept, labels in _MODELS.items() for label in labels.split()
}
# Fields of a record that speak of somebody else, or that a form of their own answers for
_THIRD: Mapping[str, str] = {
    "people.Relation": "kind name coercion words ended_at",
    "people.Custody": "from_date release_date told_by reference prepared_at over_at",
    "people.ContactRoute": "held_by",
    "people.LinkCandidate": "shown verdict found_at judged_at",
    "people.Merge": "moved",
    "support.KeptApart": "names",
    "support.Complaint": "about_named",
    "support.PeerMatch": "called",
    "support.Particulars": "prescriber",
    "sharing.LegalDemand": (
        "asked_by asked_date answer_by_date wants law least_answer note sent not_told_because"
    ),
    "sharing.Emergency": "reason",
    "sharing.LegalHold": ("because words review_date put_at lift_asked_at lift_words lifted_at"),
    # to whom, and for what: she may not have been told, or it may not be safe to tell
    "sharing.Disclosure": (
        "recipient recipient_role purpose categories basis is_emergency state made_at "
        "approve_by_at decided_at until_at closed_at closed_because snapshot "
        "necessity proportionality note without_agreement"
    ),
}
_INTERNAL: Mapping[str, str] = {
    "people.SearchToken": "kind",
    "sharing.Grant": "role scope denied because from_at until_at ended_at",
    "support.KeptApart": "tokens",
}
_BY_HAND: Mapping[str, str] = {"support.Attachment": "content"}
_FIELDS = ((Goes.THIRD_PARTY, _THIRD), (Goes.INTERNAL, _INTERNAL), (Goes.BY_HAND, _BY_HAND))


def _by_field() -> dict[str, dict[str, Goes]]:
    found: dict[str, dict[str, Goes]] = {}
    for goes, table in _FIELDS:
        for label, names in table.items():
            found.setdefault(label, {}).update(dict.fromkeys(names.split(), goes))
    return found


BY_FIELD: Mapping[str, Mapping[str, Goes]] = _by_field()
