"""Who runs services."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from wayside.audit.classification import FieldClass
from wayside.partners.models import Agency
from wayside.web.models import Versioned

VERSIONED_FIELDS = ("id", "version", "created_at", "updated_at")


class Organization(Versioned):
    """A body that runs services. Where it is an agency of the partnership a referral reaches it
    there; else it stands for itself. ``extra`` keeps what a file said beyond these columns, and
    ``imported_version`` the version that the last import left."""

    classified: ClassVar = dict.fromkeys(
        (
            *VERSIONED_FIELDS,
            "name",
            "description",
            "email",
            "website",
            "agency",
            "extra",
            "imported_version",
        ),
        FieldClass.OPERATIONAL,
    )

    name = models.CharField(_("name"), max_length=200)
    description = models.TextField(_("what it does"), max_length=10_000)
    email = models.EmailField(_("e-mail address"), blank=True)
    website = models.URLField(_("web address"), blank=True, max_length=500)
    agency = models.OneToOneField(
        Agency,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="in_directory",
        verbose_name=_("agency of the partnership"),
    )
    extra = models.JSONField(default=dict, blank=True)
    imported_version = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        ordering = ("name", "id")
        verbose_name = _("organisation")

    def __str__(self) -> str:
        return self.name
