"""The words of going missing."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class EpisodeState(models.TextChoices):
    """Where it stands; see ``rules.EPISODE``."""

    MISSING = "missing", _("Missing")
    POLICE = "police", _("Missing, and the police were told")
    FOUND = "found", _("Found: ask what they want")
    CLOSED = "closed", _("Closed")


AUDIT_SENTENCES = {
    "safeguarding.open_missing": _("opened what was agreed for when somebody goes missing"),
    "safeguarding.agree_missing": _("wrote down what was agreed for when somebody goes missing"),
    "safeguarding.end_missing_plan": _("noted that what was agreed no longer holds"),
    "safeguarding.begin_missing": _("noted that somebody is missing"),
    "safeguarding.step_missing": _("noted a step while somebody was missing"),
    "safeguarding.tell_police": _("noted that the police were told of somebody missing"),
}
AUDIT_RECORDS = {
    "safeguarding.MissingPlan": _("Agreement for when somebody goes missing"),
    "safeguarding.MissingEpisode": _("Time of being missing"),
    "safeguarding.MissingStep": _("Step while somebody was missing"),
}
AUDIT_FIELDS = {
    "after": _("after how long"),
    "agreed": _("agreed"),
    "call": _("whom to call"),
    "may_say": _("what may be said"),
    "not_say": _("what must not be said"),
    "since_date": _("since"),
    "why": _("what is known"),
    "wants": _("what they want afterwards"),
}
