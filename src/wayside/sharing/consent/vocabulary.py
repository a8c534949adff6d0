"""Kinds of consent entry, how they are given, and the words to speak of it together."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from wayside.sharing.agreements.vocabulary import Category, Purpose


class ConsentKind(models.TextChoices):
    """What was said. Where two are of the same moment, the later in this list counts."""

    GIVEN = "given", _("Agreed")
    REFUSED = "refused", _("Said no")
    WITHDRAWN = "withdrawn", _("Took back")


class HowGiven(models.TextChoices):
    """How it was said."""

    SPOKEN = "spoken", _("Spoken")
    WRITTEN = "written", _("Written")
    INTERPRETER = "interpreter", _("Through an interpreter they chose")
    NOT_SAID = "not_said", _("Not recorded")


class Now(models.TextChoices):
    """What the entries come to at a moment."""

    GIVEN = "given", _("Agreed")
    REFUSED = "refused", _("Said no")
    WITHDRAWN = "withdrawn", _("Took back")
    EXPIRED = "expired", _("The time agreed is over")
    NEVER = "never", _("Never asked")


TO_THEM = {
    Category.IDENTITY: _("your name and date of birth"),
    Category.SAFE_CONTACT: _("how to reach you safely"),
    Category.NEEDS: _("what you need"),
    Category.HOUSING: _("where you live or could live"),
    Category.HEALTH: _("your health"),
    Category.SUBSTANCES: _("drugs, alcohol and prescriptions"),
    Category.CHILDREN: _("your children"),
    Category.RISK: _("who or what is a danger to you"),
    Category.IMMIGRATION: _("your immigration papers"),
    Category.MONEY: _("benefits and debts"),
    Category.ENGAGEMENT_SUMMARY: _("a short account of the help you had from us"),
}
FOR_THEM = {
    Purpose.SUPPORT: _("so that they can help you together with us"),
    Purpose.REFERRAL: _("so that they can take you on"),
    Purpose.HOUSING: _("so that you can find or keep a home"),
    Purpose.HEALTH_CARE: _("so that they can look after your health"),
    Purpose.SAFETY: _("so that you can be safer"),
    Purpose.SAFEGUARDING: _("so that a child or somebody at risk is protected"),
    Purpose.JUSTICE: _("so that a crime is reported, or for a court case"),
    Purpose.COMMISSIONING: _("so that whoever pays for this service can count, without your name"),
}
AUDIT_SENTENCES = {
    "sharing.read_consent": _("looked at what somebody agreed to"),
    "sharing.print_consent": _("printed what somebody agreed to"),
    "sharing.give_consent": _("recorded a consent"),
    "sharing.refuse_consent": _("recorded that somebody refused"),
    "sharing.withdraw_consent": _("recorded that somebody took consent back"),
}
AUDIT_RECORDS = {"sharing.ConsentEntry": _("Entry of the consent ledger")}
AUDIT_FIELDS = {
    "capacity_note": _("how capacity was considered"),
    "how": _("how it was given"),
    "kind": _("kind"),
    "purpose": _("what for"),
    "recipient": _("to whom"),
    "recipient_kind": _("to which kind of agency"),
    "review_date": _("when to ask again"),
    "words": _("their words"),
}
