"""The path with an ISVA."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from wayside.audit.classification import FieldClass
from wayside.partners.models import Agency
from wayside.sharing.models import Subject
from wayside.support.isva.vocabulary import Report, Stage
from wayside.vault.fields import LockedTextField
from wayside.web.models import Versioned


class IsvaPath(Versioned):
    """Where somebody stands with an independent sexual violence adviser. Whether there is a report
    is theirs to say and to change, and nothing else here depends on it."""

    wayside_side = "support"
    classified: ClassVar = {
        **dict.fromkeys(
            ("id", "version", "created_at", "updated_at", "subject", "controller", "next_date"),
            FieldClass.OPERATIONAL,
        ),
        **dict.fromkeys(("stage", "report", "own_words"), FieldClass.SPECIAL_CATEGORY),
    }

    subject = models.OneToOneField(Subject, on_delete=models.PROTECT, related_name="isva_path")
    controller = models.ForeignKey(Agency, on_delete=models.DO_NOTHING, related_name="+")
    stage = models.CharField(_("stage"), max_length=10, choices=Stage)
    report = models.CharField(
        _("report to the police"), max_length=10, choices=Report, default=Report.UNDECIDED
    )
    own_words = LockedTextField(_("in their own words"), longest=2000, blank=True)
    next_date = models.DateField(_("next talk"), null=True, blank=True)

    def __str__(self) -> str:
        return self.get_stage_display()
