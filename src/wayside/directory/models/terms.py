"""Whom a service takes."""

import uuid
from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from wayside.audit.classification import FieldClass
from wayside.directory.models.services import Service
from wayside.directory.vocabulary import Answer, Sex

AGE = [MinValueValidator(0), MaxValueValidator(120)]
ASKED = ("substances", "script", "children", "recourse")
TERM_FIELDS = (
    "substances",
    "substances_note",
    "script",
    "script_note",
    "children",
    "children_note",
    "sons_up_to",
    "recourse",
    "recourse_note",
)


class Eligibility(models.Model):
    """What a service answers about whom it takes: yes, no, it depends (with a note), or nothing
    where nobody has asked. ``recourse`` is whether recourse to public funds is needed."""

    classified: ClassVar = dict.fromkeys(("service", *TERM_FIELDS), FieldClass.OPERATIONAL)

    service = models.OneToOneField(
        Service, on_delete=models.CASCADE, primary_key=True, related_name="eligibility"
    )
    substances = models.CharField(
        _("takes people who use drugs or alcohol"), max_length=7, choices=Answer, blank=True
    )
    substances_note = models.CharField(_("note on drugs and alcohol"), max_length=300, blank=True)
    script = models.CharField(
        _("takes people on a methadone or other script"),
        max_length=7,
        choices=Answer,
        blank=True,
    )
    script_note = models.CharField(_("note on scripts"), max_length=300, blank=True)
    children = models.CharField(_("takes children"), max_length=7, choices=Answer, blank=True)
    children_note = models.CharField(_("note on children"), max_length=300, blank=True)
    sons_up_to = models.PositiveSmallIntegerField(
        _("sons up to the age of"), null=True, blank=True, validators=[MaxValueValidator(25)]
    )
    recourse = models.CharField(
        _("needs recourse to public funds"), max_length=7, choices=Answer, blank=True
    )
    recourse_note = models.CharField(
        _("note on recourse to public funds"), max_length=300, blank=True
    )

    class Meta:
        verbose_name_plural = "eligibilities"

    def __str__(self) -> str:
        return str(self.service)


class GroupServed(models.Model):
    """Some of those whom a service takes: a sex and ages, such as women and girls from 14."""

    classified: ClassVar = dict.fromkeys(
        ("id", "service", "sex", "age_from", "age_to", "position"), FieldClass.OPERATIONAL
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="groups")
    sex = models.CharField(_("who"), max_length=8, choices=Sex, default=Sex.NOT_SAID)
    age_from = models.DecimalField(
        _("from the age of"), max_digits=5, decimal_places=2, null=True, blank=True, validators=AGE
    )
    age_to = models.DecimalField(
        _("up to the age of"), max_digits=5, decimal_places=2, null=True, blank=True, validators=AGE
    )
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("group served")
        verbose_name_plural = "groups served"
        ordering = ("position", "id")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(age_from__isnull=True)
                | models.Q(age_to__isnull=True)
                | models.Q(age_to__gte=models.F("age_from")),
                name="group_ages_in_order",
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_sex_display()} {self.age_from or ''}–{self.age_to or ''}"
