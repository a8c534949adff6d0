"""The words of volunteering and peer support."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class VolunteerState(models.TextChoices):
    """Where somebody stands; see ``rules.VOLUNTEER``."""

    APPLIED = "applied", _("Applied")
    CHECKING = "checking", _("Being checked and trained")
    READY = "ready", _("Ready")
    PAUSED = "paused", _("Paused")
    DECLINED = "declined", _("Not taken on")
    LEFT = "left", _("Left")


class CheckKind(models.TextChoices):
    """What everybody needs before they go along with somebody."""

    DBS = "dbs", _("Disclosure and barring check (DBS)")
    FIRST_REFERENCE = "reference_1", _("First reference")
    SECOND_REFERENCE = "reference_2", _("Second reference")
    SAFEGUARDING = "safeguarding", _("Training: safeguarding")
    BOUNDARIES = "boundaries", _("Training: boundaries and confidentiality")


class MatchState(models.TextChoices):
    """Where a match stands; see ``rules.MATCH``."""

    PROPOSED = "proposed", _("Proposed, the person supported agrees")
    AGREED = "agreed", _("Both agree")
    GOES_ON = "goes_on", _("Goes on")
    DECLINED = "declined", _("Did not come about")
    ENDED = "ended", _("Ended")


AUDIT_SENTENCES = {
    "support.list_volunteers": _("looked at the volunteers and peer supporters"),
    "support.open_volunteer": _("opened the page of a volunteer"),
    "support.take_application": _("took down an application to volunteer"),
    "support.move_volunteer": _("noted where a volunteer stands"),
    "support.note_check": _("noted a check of a volunteer"),
    "support.note_volunteer_talk": _("noted a talk with a volunteer in supervision"),
    "support.judge_readiness": _("judged with a peer supporter whether they are ready"),
    "support.let_know": _("noted whether those who run volunteering may know of a record"),
    "support.open_volunteering": _("opened volunteering on a record"),
    "support.propose_match": _("proposed that a volunteer goes along with a person supported"),
    "support.bar_match": _("was told that a volunteer is not for a person supported"),
    "support.move_match": _("noted where a match of a volunteer stands"),
}
AUDIT_RECORDS = {
    "support.Volunteer": _("Volunteer"),
    "support.VolunteerCheck": _("Check of a volunteer"),
    "support.VolunteerTalk": _("Talk with a volunteer"),
    "support.Readiness": _("Whether a peer supporter is ready"),
    "support.PeerRecord": _("That a peer supporter is supported too"),
    "support.PeerMatch": _("Match of a volunteer"),
}
AUDIT_FIELDS = {
    "agreed_known": _("those who run volunteering may know"),
    "begun_at": _("when it began"),
    "done_date": _("day"),
    "is_ready": _("whether ready"),
    "offers": _("what they offer"),
    "reach": _("how to reach them"),
    "until_date": _("until"),
    "volunteer": _("volunteer"),
}
