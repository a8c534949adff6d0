"""The words of modern slavery and of the National Referral Mechanism."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class NrmState(models.TextChoices):
    """Where it stands; see ``rules.NRM``."""

    SEEN = "seen", _("Signs seen: to be explained")
    AGREED = "agreed", _("Agreed: to be referred")
    REFUSED = "refused", _("No agreement")
    MADE = "made", _("Notice without identity made, not sent yet")
    NOTIFIED = "notified", _("Notified without identity")
    REFERRED = "referred", _("Referred: reasonable grounds awaited")
    RECOVERY = "recovery", _("Reasonable grounds: time to recover")
    NO_GROUNDS = "no_grounds", _("No reasonable grounds found")
    CONCLUSIVE = "conclusive", _("Conclusive grounds")
    NOT_CONCLUSIVE = "not_conclusive", _("No conclusive grounds found")
    WITHDRAWN = "withdrawn", _("Left the National Referral Mechanism")
    CLOSED = "closed", _("Closed")


class Consent(models.TextChoices):
    """What an adult said of a referral. A child is not asked for consent."""

    GIVEN = "given", _("Agreed")
    REFUSED = "refused", _("Said no")
    WITHDRAWN = "withdrawn", _("Took it back")


class Exploitation(models.TextChoices):
    """Kinds of exploitation."""

    SEXUAL = "sexual", _("Sexual")
    CRIMINAL = "criminal", _("Made to commit offences")
    LABOUR = "labour", _("Labour")
    DOMESTIC = "domestic", _("Servitude in a home")
    ORGANS = "organs", _("Removal of organs")
    UNKNOWN = "unknown", _("Not known yet")


class Indicator(models.TextChoices):
    """What may point to exploitation: neutral topics, none of them proof."""

    MOVEMENT = "movement", _("Movements watched or limited")
    PAPERS = "papers", _("Papers or phone kept by somebody else")
    MONEY = "money", _("Earnings taken or kept by somebody else")
    DEBT = "debt", _("A debt that does not get smaller")
    PROMISE = "promise", _("Promised something else")
    SPOKEN_FOR = "spoken_for", _("Somebody else speaks for them")
    BROUGHT = "brought", _("Brought and collected")
    ADVERTISED = "advertised", _("Advertised or arranged by somebody else")
    HOUSED = "housed", _("Lives where it happens, or is moved about")
    HOME_TAKEN = "home_taken", _("Home taken over by others")
    SUBSTANCES = "substances", _("Held by drugs or alcohol that others supply")
    THREATS = "threats", _("Threats, to them or to family")
    INJURIES = "injuries", _("Injuries, or care kept from them")
    ISOLATED = "isolated", _("Knows nobody, or not where they are")
    OATH = "oath", _("Held by a rite, an oath or shame")
    UNDER_AGE = "under_age", _("Began as a child")


class Responder(models.TextChoices):
    """Kinds of first responder organisations."""

    POLICE = "police", _("Police")
    COUNCIL = "council", _("Council")
    NCA = "nca", _("National Crime Agency")
    GLAA = "glaa", _("Gangmasters and Labour Abuse Authority")
    CHARITY = "charity", _("A charity named as first responder")


class Explained(models.TextChoices):
    """What was made clear before somebody chose."""

    NRM = "nrm", _("What the NRM is, and what support it may bring")
    CHOICE = "choice", _("It is their choice, and can be taken back")
    NO_PRICE = "no_price", _("Help here goes on, whatever they choose")
    TOLD = "told", _("Who is told what, by a referral and by a notice")
    ADVICE = "advice", _("Free legal advice can come first, on immigration too")
    ALONE = "alone", _("We spoke alone, in words or with an interpreter they chose")


class Region(models.TextChoices):
    """Where, as wide as a notice may say."""

    NORTH_EAST = "north_east", _("North East")
    NORTH_WEST = "north_west", _("North West")
    YORKSHIRE = "yorkshire", _("Yorkshire and the Humber")
    EAST_MIDLANDS = "east_midlands", _("East Midlands")
    WEST_MIDLANDS = "west_midlands", _("West Midlands")
    EAST = "east", _("East of England")
    LONDON = "london", _("London")
    SOUTH_EAST = "south_east", _("South East")
    SOUTH_WEST = "south_west", _("South West")
    WALES = "wales", _("Wales")


class Nationality(models.TextChoices):
    """Groups of nationalities, as wide as a notice may say."""

    UK = "uk", _("United Kingdom")
    EUROPE = "europe", _("Elsewhere in Europe")
    ELSEWHERE = "elsewhere", _("Elsewhere")
    NOT_KNOWN = "not_known", _("Not known")


AUDIT_SENTENCES = {
    "safeguarding.open_nrm": _("opened what is noted of exploitation of a person supported"),
    "safeguarding.begin_nrm": _("noted signs of exploitation of a person supported"),
    "safeguarding.change_nrm": _("changed what is noted of exploitation"),
    "safeguarding.step_nrm": _("noted a step about the National Referral Mechanism"),
    "safeguarding.ask_nrm": _("noted what an adult said of a referral for modern slavery"),
    "safeguarding.refer_nrm": _("noted a referral to the National Referral Mechanism"),
    "safeguarding.tell_nrm": _("noted what a person supported was told of a decision"),
    "safeguarding.preview_ms1": _("looked at a notice without identity before it is made"),
    "safeguarding.make_ms1": _("made a notice of modern slavery without identity"),
    "safeguarding.take_ms1": _("took the file of a notice without identity"),
}
AUDIT_RECORDS = {
    "safeguarding.NrmCase": _("Case of possible modern slavery"),
    "safeguarding.NrmStep": _("Step of a case of possible modern slavery"),
    "safeguarding.NrmTold": _("What somebody was told of a decision"),
    "safeguarding.Ms1Notice": _("Notice without identity (MS1)"),
}
AUDIT_FIELDS = {
    "account": _("what was noted"),
    "consent": _("consent"),
    "decision": _("decision"),
    "due_date": _("due"),
    "explained": _("what was explained"),
    "indicators": _("signs"),
    "is_child": _("child"),
    "kinds": _("kinds of exploitation"),
    "nationality": _("group of nationalities"),
    "on_date": _("day"),
    "recovery_until_date": _("time to recover until"),
    "reference": _("reference"),
    "region": _("region"),
    "responder": _("first responder"),
    "responder_name": _("first responder’s name"),
    "state": _("state"),
    "to_tell": _("whether they are still to be told"),
    "words": _("words"),
}
