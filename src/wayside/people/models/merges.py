"""Two records of one person, made one."""

import uuid
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from wayside.audit.classification import FieldClass
from wayside.partners.models import Agency, Membership
from wayside.people.models.persons import Person
from wayside.sharing.models import Subject
from wayside.vault.fields import LockedJSONField


class Merge(models.Model):
    """Says that two records were made one: which was kept, what moved from the other, by whom, and
    the names it was found by. The database writes it as it moves the rows, and nobody else."""

    wayside_side = "support"
    wayside_read_only = True
    classified: ClassVar = {
        **dict.fromkeys(
            (
                "id",
                "subject",
                "merged",
                "controller",
                "moved",
                "merged_at",
                "merged_by",
                "undone_at",
                "undone_by",
            ),
            FieldClass.OPERATIONAL,
        ),
        "names": FieldClass.PERSONAL,
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    subject = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="merges")
    merged = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    controller = models.ForeignKey(Agency, on_delete=models.DO_NOTHING, related_name="+")
    moved = models.JSONField(_("what moved"), default=dict)
    names = LockedJSONField(_("names"))
    merged_at = models.DateTimeField(_("merged"))
    merged_by = models.ForeignKey(Membership, on_delete=models.DO_NOTHING, related_name="+")
    undone_at = models.DateTimeField(_("taken apart"), null=True)
    undone_by = models.ForeignKey(
        Membership, null=True, on_delete=models.DO_NOTHING, related_name="+"
    )

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("merged",),
                condition=models.Q(undone_at=None),
                name="people_merged_once",
            ),
        )

    def __str__(self) -> str:
        return str(self.id)
