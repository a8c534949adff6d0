"""Words of risk assessments and check-ins."""

from django.db import models
from django.utils.translation import gettext_lazy as _

# What the usual template leaves for the partnership to fill in; its sentences say it word for word
TO_FILL = _("add the number here")


class AssessmentState(models.TextChoices):
    """Where a risk assessment stands; see ``rules.ASSESSMENT``."""

    DRAFT = "draft", _("Draft")
    SUBMITTED = "submitted", _("Waits for approval")
    APPROVED = "approved", _("Approved")
    SENT_BACK = "sent_back", _("Sent back")
    SUPERSEDED = "superseded", _("Superseded")


class Authority(models.TextChoices):
    """Whether watching on this patrol needs a surveillance authority, and whether it is held."""

    NOT_NEEDED = "not_needed", _("Not needed: nobody is watched or followed")
    HELD = "held", _("Needed, and held")
    MISSING = "missing", _("Needed, and not held")


class Level(models.TextChoices):
    """How much a risk weighs, from likelihood times severity."""

    LOW = "low", _("Low")
    MEDIUM = "medium", _("Medium")
    HIGH = "high", _("High")
    VERY_HIGH = "very_high", _("Very high")


SCORES = {
    "likelihood": (
        _("1 Rare"),
        _("2 Unlikely"),
        _("3 Possible"),
        _("4 Likely"),
        _("5 Almost certain"),
    ),
    "severity": (
        _("1 Slight"),
        _("2 Minor injury or upset"),
        _("3 Injury, or lasting upset"),
        _("4 Serious injury"),
        _("5 Death or lasting harm"),
    ),
}

AUDIT_SENTENCES = {
    "patrols.open_risk": _("opened the risk assessment of a patrol"),
    "patrols.open_template": _("opened a risk template"),
    "patrols.open_alarms": _("looked at the check-ins of patrols"),
    "patrols.open_night": _("opened tonight's page of a patrol"),
    "patrols.write_risk": _("wrote the risk assessment of a patrol"),
    "patrols.submit_risk": _("sent a risk assessment for approval"),
    "patrols.approve_risk": _("approved a risk assessment"),
    "patrols.send_back_risk": _("sent a risk assessment back"),
    "patrols.look_again": _("asked for a new risk assessment"),
    "patrols.change_template": _("changed a risk template"),
    "patrols.go_out": _("said that a patrol goes out"),
    "patrols.check_in": _("checked in for a patrol"),
    "patrols.raise_alarm": _("raised the alarm about a missed check-in"),
    "patrols.settle_alarm": _("settled the alarm about a missed check-in"),
}

AUDIT_RECORDS = {
    "patrols.RiskAssessment": _("Risk assessment"),
    "patrols.RiskTemplate": _("Risk template"),
    "patrols.CheckIn": _("Check-in"),
}

AUDIT_FIELDS = {
    "approved_by": _("who approved it"),
    "authority": _("surveillance authority"),
    "because": _("why a new one was asked for"),
    "body_worn_video": _("body-worn video"),
    "briefing_hours": _("hours until the briefing closes"),
    "check_in_minutes": _("minutes between check-ins"),
    "check_in_times": _("check-in times"),
    "check_ins": _("check-ins"),
    "contacts": _("who to call"),
    "covers": _("what it covers"),
    "grace_minutes": _("minutes until the alarm"),
    "hazards": _("hazards"),
    "incident_number": _("force incident number"),
    "informants": _("helpers and informants"),
    "known_risks": _("known risks"),
    "lone_working": _("lone working"),
    "made_at": _("when it was made"),
    "missed_at": _("when the alarm was raised"),
    "partner_contacts": _("who partners call"),
    "seen_with_police": _("being seen with police"),
    "sent_back_because": _("why it was sent back"),
    "settled_note": _("what was found"),
    "surveillance": _("surveillance"),
    "weather": _("weather"),
    "writer_ids": _("who wrote in it"),
}
