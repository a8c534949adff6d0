"""Services that people can be referred to."""

from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from wayside.access.models import NaturalPerson
from wayside.audit.classification import FieldClass
from wayside.directory.models.organizations import VERSIONED_FIELDS, Organization
from wayside.directory.models.settings import Strand
from wayside.directory.vocabulary import Kind, Status
from wayside.partners.models import Agency
from wayside.web.models import Versioned

TEXTS = ("name", "description", "alert")


class Service(Versioned):
    """What an organisation offers. One marked confidential, and a refuge at all times, keeps no
    address and nothing beyond these columns, and stands in no public feed or export. ``keeper``
    is the agency that keeps the entry right."""

    classified: ClassVar = {
        **dict.fromkeys(
            (
                *VERSIONED_FIELDS,
                "organization",
                "name",
                "kind",
                "description",
                "url",
                "email",
                "status",
                "alert",
                "confidential",
                "needs",
                "strands",
                "answer_days",
                "keeper",
                "confirmed_date",
                "extra",
                "imported_version",
            ),
            FieldClass.OPERATIONAL,
        ),
        "confirmed_by": FieldClass.PERSONAL,
    }

    organization = models.ForeignKey(
        Organization,
        on_delete=models.PROTECT,
        related_name="services",
        verbose_name=_("organisation"),
    )
    name = models.CharField(_("name"), max_length=200)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.OTHER)
    description = models.TextField(_("what it offers"), max_length=10_000, blank=True)
    url = models.URLField(_("web address"), max_length=500, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    status = models.CharField(
        _("open or closed"), max_length=20, choices=Status, default=Status.ACTIVE
    )
    alert = models.TextField(_("notice to readers"), max_length=1000, blank=True)
    confidential = models.BooleanField(_("confidential"), default=False)
    needs = models.JSONField(_("what it helps with"), default=list, blank=True)
    strands = models.ManyToManyField(
        Strand, related_name="services", blank=True, verbose_name=_("strands of violence")
    )
    answer_days = models.PositiveSmallIntegerField(
        _("days until a referral is answered"),
        default=5,
        validators=[MinValueValidator(1), MaxValueValidator(90)],
    )
    keeper = models.ForeignKey(
        Agency,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="keeps",
        verbose_name=_("agency that keeps the entry"),
    )
    confirmed_date = models.DateField(_("confirmed"), null=True, blank=True)
    confirmed_by = models.ForeignKey(
        NaturalPerson, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    extra = models.JSONField(default=dict, blank=True)
    imported_version = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        ordering = ("name", "id")
        constraints = (
            models.CheckConstraint(
                condition=~models.Q(kind=Kind.REFUGE) | models.Q(confidential=True),
                name="refuge_is_confidential",
            ),
            models.CheckConstraint(
                condition=models.Q(confidential=False) | models.Q(extra={}),
                name="confidential_keeps_nothing_more",
            ),
        )

    def __str__(self) -> str:
        return self.name
