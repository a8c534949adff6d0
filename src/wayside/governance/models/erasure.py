"""Records that are due for erasure, and the list of what was erased: numbers and no content."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from wayside.access.models import NaturalPerson
from wayside.audit.classification import FieldClass
from wayside.audit.retention import Kept
from wayside.governance.erasure.rules import RUNNING
from wayside.governance.erasure.vocabulary import ErasureState, KeptBecause
from wayside.partners.models import Agency
from wayside.web.models import Versioned


class Erasure(Versioned):
    """A record that is due for erasure: by its bare number, since when, who looked at it and who
    approved. It says nothing of the person, and it stays after the record has gone."""

    retention = Kept.TRAIL
    classified: ClassVar = {
        **dict.fromkeys(
            (
                *("id", "version", "created_at", "updated_at", "controller", "ended_date"),
                *("due_date", "state", "because", "keep_until_date", "looked_by", "looked_at"),
                *("decided_by", "decided_at", "erased_at", "counts", "was_asked"),
            ),
            FieldClass.OPERATIONAL,
        ),
        "record_number": FieldClass.PERSONAL,
    }

    controller = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    record_number = models.UUIDField(_("record"))
    ended_date = models.DateField(_("support ended"))
    due_date = models.DateField(_("due"))
    was_asked = models.BooleanField(_("asked for by the person"), default=False)
    state = models.CharField(
        _("state"), max_length=10, choices=ErasureState, default=ErasureState.DUE
    )
    because = models.CharField(_("why it is kept"), max_length=8, choices=KeptBecause, blank=True)
    keep_until_date = models.DateField(_("kept until"), null=True)
    looked_by = models.ForeignKey(
        NaturalPerson, null=True, on_delete=models.PROTECT, related_name="+"
    )
    looked_at = models.DateTimeField(_("looked at"), null=True)
    decided_by = models.ForeignKey(
        NaturalPerson, null=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField(_("approved"), null=True)
    erased_at = models.DateTimeField(_("erased"), null=True)
    counts = models.JSONField(_("what was erased"), default=dict)

    class Meta:
        ordering = ("due_date", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("record_number",),
                condition=models.Q(state__in=RUNNING),
                name="governance_one_erasure_at_once",
            ),
            models.CheckConstraint(
                condition=~models.Q(state__in=("approved", "erased"))
                | (
                    models.Q(looked_by__isnull=False, decided_by__isnull=False)
                    & ~models.Q(looked_by=models.F("decided_by"))
                ),
                name="governance_erasure_two_people",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="kept")
                | (models.Q(keep_until_date__isnull=False) & ~models.Q(because="")),
                name="governance_erasure_kept_with_reason",
            ),
        )

    def __str__(self) -> str:
        return str(self.id)


class ErasureEntry(models.Model):
    """One erasure that was carried out: which numbers, when, by whom both, and how many rows of
    each kind. The database writes it as it erases; a copy of it stands in a file beside the
    backups, so that a backup that is restored is erased again."""

    wayside_read_only = True
    retention = Kept.TRAIL
    classified: ClassVar = {
        **dict.fromkeys(("id", "controller_number", "erased_at", "counts"), FieldClass.OPERATIONAL),
        **dict.fromkeys(
            ("record_numbers", "looked_by_number", "decided_by_number"), FieldClass.PERSONAL
        ),
    }

    id = models.UUIDField(primary_key=True, editable=False)
    controller_number = models.UUIDField(_("agency"))
    record_numbers = ArrayField(models.UUIDField(), verbose_name=_("records"))
    looked_by_number = models.UUIDField(_("who looked"))
    decided_by_number = models.UUIDField(_("who approved"))
    erased_at = models.DateTimeField(_("erased"))
    counts = models.JSONField(_("what was erased"))

    class Meta:
        ordering = ("erased_at", "id")
        verbose_name_plural = "erasure entries"

    def __str__(self) -> str:
        return str(self.id)
