"""The words of the MARAC."""

from django.db import models
from django.utils.translation import gettext_lazy as _

ROUNDS = "safeguarding.marac"


class CaseState(models.TextChoices):
    """Where a case stands; see ``rules.CASE``."""

    REFERRED = "referred", _("Referred")
    ACCEPTED = "accepted", _("Taken on")
    LISTED = "listed", _("On an agenda")
    HEARD = "heard", _("Heard, actions go on")
    CLOSED = "closed", _("Closed")
    DECLINED = "declined", _("Not taken on")
    TRANSFERRED = "transferred", _("Transferred to another MARAC")
    WITHDRAWN = "withdrawn", _("Not shared any more")


class MeetingState(models.TextChoices):
    """Where a meeting stands; see ``rules.MEETING``."""

    PLANNED = "planned", _("Planned")
    CIRCULATED = "circulated", _("Agenda circulated")
    BEGUN = "begun", _("Under way")
    HELD = "held", _("Held")
    CANCELLED = "cancelled", _("Cancelled")


class ActionState(models.TextChoices):
    """Where an action stands; see ``rules.ACTION``."""

    OPEN = "open", _("Open")
    DONE = "done", _("Done")
    DROPPED = "dropped", _("No longer needed")


class Told(models.TextChoices):
    """What the victim was told of the referral."""

    AGREES = "agrees", _("Told, and agrees")
    DISAGREES = "disagrees", _("Told, and does not agree")
    NOT_TOLD = "not_told", _("Not told: telling would not be safe")


class Noted(models.TextChoices):
    """A characteristic, as noted."""

    YES = "yes", _("Yes")
    NO = "no", _("No")
    UNKNOWN = "unknown", _("Not known")


class Whose(models.TextChoices):
    """Whose name a token is of."""

    VICTIM = "victim", _("Victim")
    HARMER = "harmer", _("Who harms")


class Repeat(models.TextChoices):
    """Whether a person confirmed a repeat that was found."""

    OPEN = "", _("Not looked at")
    YES = "yes", _("Confirmed")
    NO = "no", _("Not the same")


AUDIT_SENTENCES = {
    "safeguarding.set_up_marac": _("set up a MARAC"),
    "safeguarding.give_seat": _("gave an agency a seat at a MARAC"),
    "safeguarding.end_seat": _("ended an agency’s seat at a MARAC"),
    "safeguarding.refer_to_marac": _("referred somebody to a MARAC"),
    "safeguarding.take_back_case": _("ended a referral to a MARAC that is not shared any more"),
    "safeguarding.receive_referral": _("wrote down a referral to a MARAC from elsewhere"),
    "safeguarding.open_marac_referral": _("looked at somebody’s referrals to a MARAC"),
    "safeguarding.move_case": _("moved a MARAC case on"),
    "safeguarding.decide_repeat": _("said whether a MARAC case is a repeat"),
    "safeguarding.transfer_case": _("transferred a case to another MARAC"),
    "safeguarding.list_cases": _("looked at the cases of a MARAC"),
    "safeguarding.open_case": _("looked at a MARAC case"),
    "safeguarding.plan_meeting": _("planned a MARAC meeting"),
    "safeguarding.list_meetings": _("looked at MARAC meetings"),
    "safeguarding.open_meeting": _("looked at a MARAC meeting"),
    "safeguarding.move_meeting": _("moved a MARAC meeting on"),
    "safeguarding.cancel_meeting": _("cancelled a MARAC meeting"),
    "safeguarding.reschedule_meeting": _("put a MARAC meeting on another day"),
    "safeguarding.circulate_agenda": _("circulated the agenda of a MARAC"),
    "safeguarding.put_on_agenda": _("put a case on an agenda"),
    "safeguarding.take_off_agenda": _("took a case off an agenda"),
    "safeguarding.reorder_agenda": _("put an agenda in another order"),
    "safeguarding.write_research": _("wrote an agency’s research for a MARAC case"),
    "safeguarding.write_minutes": _("wrote minutes of a MARAC case"),
    "safeguarding.hear_case": _("noted that a MARAC case was heard"),
    "safeguarding.agree_action": _("noted an action of a MARAC case"),
    "safeguarding.answer_action": _("said what came of a MARAC action"),
    "safeguarding.end_case": _("closed a MARAC case: its last action was answered"),
    "safeguarding.list_actions": _("looked at the actions of a MARAC"),
    "safeguarding.chase_actions": _("reminded of MARAC actions that are late"),
    "safeguarding.count_marac": _("counted the quarter of a MARAC"),
    "safeguarding.export_marac": _("took the figures of a MARAC’s quarter away"),
    "safeguarding.renew_marac_tokens": _("made the search tokens of MARAC cases again"),
}
AUDIT_RECORDS = {
    "safeguarding.AgencyResearch": _("Research for a MARAC"),
    "safeguarding.AgendaItem": _("Case on an agenda"),
    "safeguarding.Marac": _("MARAC"),
    "safeguarding.MaracAction": _("MARAC action"),
    "safeguarding.MaracCase": _("MARAC case"),
    "safeguarding.MaracMeeting": _("MARAC meeting"),
    "safeguarding.MaracSeat": _("Seat at a MARAC"),
    "safeguarding.MaracToken": _("Search token of a MARAC"),
}
AUDIT_FIELDS = {
    "account": _("what happened"),
    "agency": _("agency"),
    "answer": _("what came of it"),
    "answered_by": _("who answered"),
    "area": _("area"),
    "basis": _("basis"),
    "closed_at": _("closed"),
    "due_date": _("due"),
    "ended_at": _("ended"),
    "harmers": _("who harms"),
    "heard_at": _("when it was heard"),
    "idva": _("IDVA"),
    "is_ready": _("to be shared at the meeting"),
    "known": _("what the agency knows"),
    "minutes": _("minutes"),
    "name": _("name"),
    "necessity": _("why it is necessary"),
    "nothing_known": _("nothing known"),
    "number": _("place on the agenda"),
    "place": _("where"),
    "proportionality": _("why it is proportionate"),
    "proposes": _("what the agency proposes"),
    "repeat": _("whether it is a repeat"),
    "repeat_of": _("the case it repeats"),
    "research_by": _("research until"),
    "risks": _("risks"),
    "starts_at": _("begins"),
    "state": _("state"),
    "told": _("what the victim was told"),
    "told_words": _("what was said to the victim, or why nothing"),
    "victim_name": _("name of the victim"),
    "wants": _("what the victim wants"),
    "will_be_told": _("what the victim is told"),
    "words": _("words"),
}
