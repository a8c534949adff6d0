"""The words of adult safeguarding."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ConcernState(models.TextChoices):
    """Where it stands; see ``rules.CONCERN``."""

    WRITTEN = "written", _("Written down, not sent yet")
    SENT = "sent", _("Sent to the council")
    ENQUIRY = "enquiry", _("The council enquires")
    NO_ENQUIRY = "no_enquiry", _("The council does not enquire")
    CLOSED = "closed", _("Closed")


class CameFrom(models.TextChoices):
    """Where a concern came from."""

    THEMSELVES = "themselves", _("This person said so")
    WORKER = "worker", _("A worker saw or heard it")
    HANDOVER = "handover", _("A concern that was handed over")
    AGENCY = "agency", _("Another agency")
    SOMEBODY = "somebody", _("Family, a friend or a neighbour")


class Abuse(models.TextChoices):
    """Kinds of abuse and neglect, as the Care Act's guidance lists them."""

    PHYSICAL = "physical", _("Physical abuse")
    DOMESTIC = "domestic", _("Domestic abuse")
    SEXUAL = "sexual", _("Sexual abuse")
    PSYCHOLOGICAL = "psychological", _("Psychological abuse")
    FINANCIAL = "financial", _("Financial abuse")
    SLAVERY = "slavery", _("Modern slavery")
    DISCRIMINATORY = "discriminatory", _("Discriminatory abuse")
    ORGANISATIONAL = "organisational", _("Abuse by an organisation")
    NEGLECT = "neglect", _("Neglect")
    SELF_NEGLECT = "self_neglect", _("Self-neglect")


class Criterion(models.TextChoices):
    """What section 42(1) asks, each answered as far as is known."""

    NEEDS = "needs", _("Has, or may have, needs for care and support")
    RISK = "risk", _("Is experiencing, or is at risk of, abuse or neglect")
    UNABLE = "unable", _("Cannot protect themselves because of those needs")


class Agreed(models.TextChoices):
    """Whether this person wants the council told."""

    YES = "yes", _("Yes")
    NO = "no", _("No")
    NOT_ASKED = "not_asked", _("Not asked: it would have put them at greater risk")


class Without(models.TextChoices):
    """Why a concern is sent all the same."""

    OTHERS = "others", _("Others are at risk too")
    COERCED = "coerced", _("They may be coerced")
    CAPACITY = "capacity", _("They cannot decide this, and it is in their best interests")
    LIFE = "life", _("A life is at risk")
    CRIME = "crime", _("A serious crime may be prevented")


class Capacity(models.TextChoices):
    """Whether this person can decide this, now. Everybody can, until it is shown otherwise."""

    NO_DOUBT = "no_doubt", _("No reason to doubt it")
    DOUBTED = "doubted", _("In doubt: to be assessed, with all the help they need")
    LACKS = "lacks", _("Assessed: cannot decide this now")


class Met(models.TextChoices):
    """Whether what this person wanted came about, in their own judgement."""

    YES = "yes", _("Yes")
    PARTLY = "partly", _("Partly")
    NO = "no", _("No")
    NOT_SAID = "not_said", _("They did not say, or could not be asked")


AUDIT_SENTENCES = {
    "safeguarding.open_concerns": _("opened the adult safeguarding concerns of a person supported"),
    "safeguarding.write_concern": _("wrote down an adult safeguarding concern"),
    "safeguarding.send_concern": _("noted that an adult safeguarding concern was sent"),
    "safeguarding.step_concern": _("noted what came of an adult safeguarding concern"),
}
AUDIT_RECORDS = {
    "safeguarding.AdultConcern": _("Adult safeguarding concern"),
    "safeguarding.ConcernStep": _("Step of an adult safeguarding concern"),
}
AUDIT_FIELDS = {
    "abuse": _("kinds of abuse"),
    "agreed": _("whether they want it told"),
    "came_from": _("where it came from"),
    "capacity": _("capacity"),
    "criteria": _("what section 42 asks"),
    "disclosure": _("disclosure"),
    "met": _("whether what they wanted came about"),
    "outcome_wanted": _("what they want to come of it"),
    "what": _("what happened"),
    "wishes": _("wishes"),
    "without_because": _("why all the same"),
}
