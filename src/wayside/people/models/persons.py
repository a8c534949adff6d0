"""Who somebody is, as far as she has said."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from wayside.audit.classification import FieldClass
from wayside.partners.models import Agency, Membership
from wayside.people.rules import Born
from wayside.people.vocabulary import CHILDREN, AgeMark, ChildTold, RecordState, Sex, TokenKind
from wayside.sharing.models import Subject
from wayside.vault.fields import LockedTextField
from wayside.web.models import Versioned

IDENTITY = (
    "called",
    "given_name",
    "family_name",
    "other_names",
    "born",
    "sex",
    "age_mark",
    "pronouns",
    "language",
)
LONGEST_NAME = 120


class Person(Versioned):
    """A person supported by one agency. What she is called is enough to begin; the rest is
    written down as she chooses to say it. Names and birth are locked in the database."""

    wayside_side = "support"
    classified: ClassVar = {
        **dict.fromkeys(
            (
                "id",
                "version",
                "created_at",
                "updated_at",
                "subject",
                "controller",
                "worker",
                "state",
                "first_met_date",
                "child_told",
            ),
            FieldClass.OPERATIONAL,
        ),
        **dict.fromkeys((*IDENTITY, "adult_because"), FieldClass.PERSONAL),
    }

    subject = models.OneToOneField(Subject, on_delete=models.PROTECT, related_name="person")
    controller = models.ForeignKey(Agency, on_delete=models.DO_NOTHING, related_name="+")
    worker = models.ForeignKey(Membership, null=True, on_delete=models.DO_NOTHING, related_name="+")
    called = LockedTextField(_("called"), longest=LONGEST_NAME)
    given_name = LockedTextField(_("given name"), longest=LONGEST_NAME, blank=True)
    family_name = LockedTextField(_("family name"), longest=LONGEST_NAME, blank=True)
    other_names = LockedTextField(_("other names"), longest=500, blank=True)
    born = LockedTextField(_("born"), longest=10, blank=True)
    sex = models.CharField(_("sex"), max_length=10, choices=Sex, default=Sex.NOT_SAID)
    age_mark = models.CharField(_("child or adult"), max_length=14, choices=AgeMark)
    adult_because = LockedTextField(_("why no longer taken for a child"), longest=500, blank=True)
    child_told = models.CharField(
        _("who was told of a child"), max_length=6, choices=ChildTold, blank=True
    )
    pronouns = LockedTextField(_("pronouns"), longest=40, blank=True)
    language = LockedTextField(_("language"), longest=80, blank=True)
    state = models.CharField(
        _("state"), max_length=8, choices=RecordState, default=RecordState.OPEN
    )
    first_met_date = models.DateField(_("first met"))

    class Meta:
        indexes = (
            models.Index(
                fields=("controller",),
                condition=models.Q(age_mark__in=sorted(CHILDREN)),
                name="people_children",
            ),
        )

    def __str__(self) -> str:
        return str(self.called)

    @property
    def birth(self) -> Born | None:
        """The birth, as far as it is known."""
        return Born.parse(self.born)

    @property
    def is_at_rest(self) -> bool:
        """Whether she has died: nothing is due any more, and nobody tries to reach her."""
        return self.state == RecordState.AT_REST

    @property
    def is_child(self) -> bool:
        """Whether she is under 18, or may be."""
        return self.age_mark in CHILDREN


class SearchToken(models.Model):
    """A keyed hash of one way to write or say a name, or of a birth: what a search compares.
    Nothing can be read back from it without the side's keys."""

    wayside_side = "support"
    classified: ClassVar = {
        **dict.fromkeys(("id", "subject", "controller", "kind"), FieldClass.OPERATIONAL),
        "token": FieldClass.PERSONAL,
    }

    id = models.BigAutoField(primary_key=True)
    subject = models.ForeignKey(Subject, on_delete=models.CASCADE, related_name="tokens")
    controller = models.ForeignKey(
        Agency, on_delete=models.DO_NOTHING, related_name="+", db_index=False
    )
    kind = models.CharField(max_length=8, choices=TokenKind)
    token = models.BinaryField(max_length=16)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("token", "subject"), name="people_token_once"),
        )
        indexes = (
            models.Index(fields=("controller", "token", "subject"), name="people_token_of_agency"),
        )

    def __str__(self) -> str:
        return f"{self.kind} {bytes(self.token).hex()}"
