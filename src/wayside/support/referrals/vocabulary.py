"""The words of referrals."""

from django.db import models
from django.utils.translation import gettext_lazy as _

# The services that work on referrals without a person; policies know them by these names
ROUNDS = "support.referrals"
LINKS = "support.referral_links"
ONE_LINK = "support.referral_link:"


class ReferralState(models.TextChoices):
    """Where a referral stands; see ``rules.REFERRAL``."""

    DRAFT = "draft", _("Draft")
    SENT = "sent", _("Sent")
    RECEIVED = "received", _("Received")
    ACCEPTED = "accepted", _("Accepted")
    STARTED = "started", _("Started")
    DECLINED = "declined", _("Declined by the service")
    COMPLETED = "completed", _("Completed")
    SHE_DECLINED = "she_declined", _("Not wanted any more")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    LOST_CONTACT = "lost_contact", _("Contact was lost")
    REVIEWED = "reviewed", _("Outcome reviewed")
    TRANSFERRED = "transferred", _("Sent to another service")


class Origin(models.TextChoices):
    """How a referral came to the service."""

    WORKER = "worker", _("From a worker, with consent")
    HANDOVER = "handover", _("Handed over")


class Declined(models.TextChoices):
    """Why a service does not take somebody on."""

    FULL = "full", _("No room now")
    AREA = "area", _("Outside the area it serves")
    AGE_OR_SEX = "age_or_sex", _("Outside the ages or sexes it serves")
    SUBSTANCES = "substances", _("Use of drugs or alcohol, or a script")
    CHILDREN = "children", _("Cannot take the children")
    RECOURSE = "recourse", _("No recourse to public funds")
    LANGUAGE = "language", _("Cannot speak the language")
    RISK = "risk", _("The risk is too great for this service")
    NEEDS = "needs", _("Needs more, or something else, than it offers")
    NOT_ENOUGH = "not_enough", _("Not enough was said to decide")
    OTHER = "other", _("Another reason")


class Outcome(models.TextChoices):
    """What a referral came to, as the person referred sees it."""

    HELPED = "helped", _("It helped")
    PARTLY = "partly", _("It helped in part")
    NOT = "not", _("It did not help")
    HARMED = "harmed", _("It made things worse")
    NOT_ASKED = "not_asked", _("Could not be asked")


class Reached(models.TextChoices):
    """What came of the first answer to somebody who wrote or rang."""

    SPOKE = "spoke", _("We spoke")
    AGREED_WORDS = "agreed_words", _("Left the words that were agreed")
    NO_ANSWER = "no_answer", _("No answer, and nothing was left")


class Way(models.TextChoices):
    """A way to answer that whoever wrote said is safe."""

    CALL = "call", _("Phone call")
    MESSAGE = "message", _("Text message")
    EMAIL = "email", _("E-mail")
    OTHER_PERSON = "other_person", _("Through somebody they trust")
    COME_BACK = "come_back", _("They will get in touch again")


class Door(models.TextChoices):
    """How a link answers whoever comes to it."""

    ASKS = "asks", _("Asks for the passcode")
    WRONG = "wrong", _("The passcode is wrong")
    OPEN = "open", _("Open")
    ELSEWHERE = "elsewhere", _("Opened in another browser")
    EXPIRED = "expired", _("Its time is over")
    CLOSED = "closed", _("Closed")


AUDIT_SENTENCES = {
    "support.draft_referral": _("began a referral"),
    "support.change_referral": _("changed a referral before it was sent"),
    "support.send_referral": _("sent a referral, with consent"),
    "support.list_referrals": _("looked at the referrals"),
    "support.open_referral": _("opened a referral"),
    "support.open_referral_content": _("opened what a referral says"),
    "support.ask_for_agency": _("asked for an organisation to be made an agency"),
    "support.begin_record": _("wrote somebody down from what was taken up"),
    "support.show_reach": _("was shown how somebody referred is reached"),
    "support.list_referrals_of": _("looked at somebody’s referrals"),
    "support.move_referral": _("answered or moved a referral"),
    "support.transfer_referral": _("began a referral to another service in place of one"),
    "support.take_in_referral": _("made a referral of what was handed over"),
    "support.close_referral": _("closed a referral: consent was taken back"),
    "support.answer_first": _("noted the first answer to somebody who wrote or rang"),
    "support.set_referral_times": _("set how long a service takes to answer referrals"),
    "support.remind_of_referrals": _("told of referrals that are due or late"),
    "support.make_link": _("made a link with which a service answers a referral"),
    "support.open_link": _("opened a referral by its link"),
    "support.refuse_link": _("was refused at a referral’s link"),
    "support.answer_by_link": _("answered a referral by its link"),
}
AUDIT_RECORDS = {
    "support.Referral": _("Referral"),
    "support.ReferralLink": _("Link to a referral"),
    "support.Beginning": _("What a record was begun from"),
    "support.ReferralTimes": _("Times of a service"),
}
AUDIT_FIELDS = {
    "accept_days": _("days until it is accepted or declined"),
    "declined_because": _("why it was declined"),
    "needs": _("needs"),
    "outcome": _("what it came to"),
    "owner": _("owner"),
    "passcode": _("passcode"),
    "reach": _("how somebody is reached"),
    "route": _("how somebody is reached"),
    "reached": _("what came of the first answer"),
    "receive_days": _("days until it is received"),
    "service": _("service"),
    "subject": _("record"),
    "start_days": _("days until it begins"),
    "way": _("way"),
    "working_days": _("working days"),
}
