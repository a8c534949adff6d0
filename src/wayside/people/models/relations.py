"""Who is around somebody, and when one of them is away."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from wayside.audit.classification import FieldClass
from wayside.partners.models import Agency
from wayside.people.relations.vocabulary import Coercion, RelationKind, ToldBy
from wayside.sharing.models import Subject
from wayside.vault.fields import LockedTextField
from wayside.web.models import Versioned

STAMPS = ("id", "version", "created_at", "updated_at", "subject", "controller")


class Relation(Versioned):
    """Somebody around a person supported, as that person told it. It is their information: it is
    found through their record alone, and it is no intelligence about anybody."""

    wayside_side = "support"
    classified: ClassVar = {
        **dict.fromkeys((*STAMPS, "ended_at"), FieldClass.OPERATIONAL),
        **dict.fromkeys(("kind", "name", "words"), FieldClass.PERSONAL),
        "coercion": FieldClass.CRIMINAL,
    }

    subject = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="relations")
    controller = models.ForeignKey(Agency, on_delete=models.DO_NOTHING, related_name="+")
    kind = models.CharField(_("kind"), max_length=14, choices=RelationKind)
    name = LockedTextField(_("name"), longest=120, blank=True)
    coercion = ArrayField(
        models.CharField(max_length=20, choices=Coercion),
        default=list,
        verbose_name=_("coercion seen"),
    )
    words = LockedTextField(_("their words"), longest=1000, blank=True)
    ended_at = models.DateTimeField(_("ended"), null=True)

    class Meta:
        indexes = (models.Index(fields=("subject", "ended_at"), name="people_relations"),)

    def __str__(self) -> str:
        return self.get_kind_display()


class Custody(Versioned):
    """A time during which somebody around a person supported is away, in custody or otherwise, and
    when it ends, as the person or a lawful notice told it."""

    wayside_side = "support"
    classified: ClassVar = {
        **dict.fromkeys((*STAMPS, "relation", "prepared_at", "over_at"), FieldClass.OPERATIONAL),
        **dict.fromkeys(("from_date", "release_date", "told_by", "reference"), FieldClass.CRIMINAL),
    }

    subject = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="+")
    controller = models.ForeignKey(Agency, on_delete=models.DO_NOTHING, related_name="+")
    relation = models.ForeignKey(Relation, on_delete=models.PROTECT, related_name="custodies")
    from_date = models.DateField(_("from"))
    release_date = models.DateField(_("date of release"), null=True, blank=True)
    told_by = models.CharField(_("who told it"), max_length=8, choices=ToldBy)
    reference = LockedTextField(_("notice"), longest=300, blank=True)
    prepared_at = models.DateTimeField(_("prepared"), null=True)
    over_at = models.DateTimeField(_("over"), null=True)

    class Meta:
        verbose_name_plural = "custodies"
        indexes = (
            models.Index(
                fields=("subject",), condition=models.Q(over_at=None), name="people_custodies"
            ),
        )
        constraints = (
            models.CheckConstraint(
                condition=models.Q(release_date=None)
                | models.Q(release_date__gte=models.F("from_date")),
                name="people_release_after_from",
            ),
        )

    def __str__(self) -> str:
        return str(self.id)
