"""The words of a conversation on the street, and what is said before it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

PLAIN_STATEMENT = (
    _("I am a police officer. You need not talk to me, and you need not tell me your name."),
    _("If you want help, I can pass that on. Help never depends on what you tell me."),
    _(
        "If you tell me of a crime, or that a child may be at risk, I have to act on it. "
        "I will say what I pass on, and to whom."
    ),
)


class Said(models.TextChoices):
    """Whether the plain statement was said before they spoke, or why not."""

    SAID = "said", _("I said it before we spoke")
    HEARD = "heard", _("Not again: I said it to them earlier")
    DANGER = "danger", _("No: somebody was in danger")
    SHE_SPOKE = "she_spoke", _("No: they spoke before I could. I said it as soon as I could")
    LANGUAGE = "language", _("No: we had no language in common")


class Who(models.TextChoices):
    """How somebody met is counted, and nothing else about them."""

    WOMAN = "woman", _("A woman")
    MAN = "man", _("A man")
    OTHER = "other", _("Gender not said")
    CHILD = "child", _("Somebody who may be under 18")


class Topic(models.TextChoices):
    """What is talked about: the causes behind, which are what the support side helps with."""

    SAFETY = "safety", _("Safety now")
    HOUSING = "housing", _("Housing")
    MONEY = "money", _("Benefits and debt")
    SUBSTANCES = "substances", _("Drugs and alcohol")
    PHYSICAL_HEALTH = "physical_health", _("Physical health")
    SEXUAL_HEALTH = "sexual_health", _("Sexual health")
    MENTAL_HEALTH = "mental_health", _("Mental health")
    DOMESTIC_ABUSE = "domestic_abuse", _("Domestic abuse")
    SEXUAL_VIOLENCE = "sexual_violence", _("Sexual violence")
    CHILDREN = "children", _("Childcare, and children in care")
    IMMIGRATION = "immigration", _("Immigration")
    LEGAL = "legal", _("Legal matters")
    WORK = "work", _("Education and work")


class Thing(models.TextChoices):
    """What was handed over."""

    HOT_DRINK = "hot_drink", _("Hot drink")
    FOOD = "food", _("Food")
    CLOTHES = "clothes", _("Clothes or blanket")
    CONDOMS = "condoms", _("Condoms")
    NALOXONE = "naloxone", _("Naloxone")
    NEEDLES = "needles", _("Clean needles")
    ALARM = "alarm", _("Personal alarm")
    INFORMATION = "information", _("Information")
    PHONE_CREDIT = "phone_credit", _("Phone or credit")


AUDIT_SENTENCES = {
    "sharing.tell_conversation": _("told the support side of a conversation"),
    "sharing.correct_conversation": _("corrected what they told of a conversation"),
    "sharing.open_own_words": _("read their own words again"),
    "sharing.forget_own_words": _("erased words that their writers may no longer read"),
}
AUDIT_RECORDS = {"sharing.OwnWords": _("Own words of a writer")}
AUDIT_FIELDS = {
    "statement": _("whether the plain statement was said"),
    "conversation": _("what was talked about, given, offered and taken"),
}
