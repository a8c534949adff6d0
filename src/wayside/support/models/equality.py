"""Equality data of somebody, as far as they chose to give it."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from wayside.audit.classification import FieldClass
from wayside.partners.models import Agency
from wayside.sharing.models import Subject
from wayside.support.equality.vocabulary import (
    Care,
    Disability,
    Ethnicity,
    Gender,
    Language,
    Orientation,
    Religion,
    SameAsBirth,
)
from wayside.vault.fields import LockedTextField
from wayside.web.models import Versioned


class EqualityData(Versioned):
    """What somebody chose to say of themselves, question by question; blank was not asked. Codes
    are counted; what they say in their own words is locked."""

    wayside_side = "support"
    classified: ClassVar = {
        **dict.fromkeys(
            ("id", "version", "created_at", "updated_at", "subject", "controller"),
            FieldClass.OPERATIONAL,
        ),
        **dict.fromkeys(
            (
                "ethnicity",
                "disability",
                "orientation",
                "religion",
                "gender",
                "same_as_birth",
                "language",
                "care",
                "described",
            ),
            FieldClass.SPECIAL_CATEGORY,
        ),
    }

    subject = models.OneToOneField(Subject, on_delete=models.PROTECT, related_name="equality")
    controller = models.ForeignKey(Agency, on_delete=models.DO_NOTHING, related_name="+")
    ethnicity = models.CharField(_("ethnicity"), max_length=20, choices=Ethnicity, blank=True)
    disability = models.CharField(_("disability"), max_length=8, choices=Disability, blank=True)
    orientation = models.CharField(
        _("sexual orientation"), max_length=10, choices=Orientation, blank=True
    )
    religion = models.CharField(
        _("religion or belief"), max_length=10, choices=Religion, blank=True
    )
    gender = models.CharField(_("gender"), max_length=10, choices=Gender, blank=True)
    same_as_birth = models.CharField(
        _("same as at birth"), max_length=8, choices=SameAsBirth, blank=True
    )
    language = models.CharField(_("language"), max_length=8, choices=Language, blank=True)
    care = models.CharField(_("care-experienced"), max_length=8, choices=Care, blank=True)
    described = LockedTextField(_("in their own words"), longest=500, blank=True)

    class Meta:
        verbose_name_plural = "equality data"

    def __str__(self) -> str:
        return str(self.id)
