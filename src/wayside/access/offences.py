"""No offence, caution or demand path opens for a child: one rule for every room, built or to come.

Whoever is under 18, or may be, is a child and never an offender here. What records something
against somebody asks ``check_adult`` first; a model that keeps it of one person is an ``OfAdult``,
so that the database refuses it too. ``tests/architecture/test_children_first.py`` finds what does
neither."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from wayside.access.ages import CHILDREN, AgeMark
from wayside.web.states import NotNow


class Against(models.TextChoices):
    """What may be recorded against an adult, and is refused for a child."""

    ARREST = "arrest", _("An arrest")
    OFFENCE = "offence", _("An offence")
    WARNING = "warning", _("A warning")
    CAUTION = "caution", _("A caution, conditional or not")
    DISPOSAL = "disposal", _("A charge, an order, a course or another disposal")
    DISCLOSURE = "disclosure", _("A disclosure for the prevention of crime")


# These need an adult in law, and so an age that is known: doubt makes a child
AGE_IS_KNOWN = frozenset({Against.CAUTION, Against.DISPOSAL})
SENTENCE = _(
    "This is, or may be, a child: never an offender here. Nothing can be recorded against them. "
    "Tell the safeguarding lead: a concern about a child starts a referral, and a child who harms "
    "others goes to a specialist review."
)


class ChildFirst(NotNow):
    """Somebody is, or may be, a child; the sentence leads to the safeguarding path."""

    def __init__(self) -> None:
        super().__init__(SENTENCE)


def check_adult(against: Against, age: str | None) -> None:
    """Go on only if this may be recorded against somebody of that age.

    Args:
        age: an ``AgeMark``; None where nobody can be meant, as in a count.

    Raises:
        ChildFirst: it is, or may be, a child.
        NotNow: the law needs an adult, and the age is not known.
    """
    if age in CHILDREN:
        raise ChildFirst
    if age == AgeMark.UNKNOWN and against in AGE_IS_KNOWN:
        raise NotNow(_("This is for adults alone. Find out first how old this person is."))


class OfAdult(models.Model):
    """What is recorded against one person: the age they were taken for stands with it, and the
    database refuses a child's. Birthdays and corrections change nothing in what stands."""

    age_mark = models.CharField(_("child or adult"), max_length=14, choices=AgeMark)

    class Meta:
        abstract = True
        constraints: ClassVar = (
            models.CheckConstraint(
                condition=~models.Q(age_mark__in=sorted(CHILDREN)),
                name="%(app_label)s_%(class)s_of_an_adult",
            ),
        )
