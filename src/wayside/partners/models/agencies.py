"""Agencies: who the partnership is made of."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from wayside.audit.classification import FieldClass
from wayside.partners.models.areas import Area
from wayside.partners.vocabulary import AgencyKind
from wayside.web.models import Versioned


class Agency(Versioned):
    """A body that works in the partnership and is the controller of what it records."""

    classified: ClassVar = {
        **dict.fromkeys(
            ("id", "version", "created_at", "updated_at", "name", "slug", "kind", "areas"),
            FieldClass.OPERATIONAL,
        ),
        "contact_name": FieldClass.PERSONAL,
        "contact_email": FieldClass.PERSONAL,
        "contact_phone": FieldClass.PERSONAL,
    }

    name = models.CharField(_("name"), max_length=120, unique=True)
    slug = models.SlugField(_("address in links"), unique=True, max_length=60)
    kind = models.CharField(_("kind"), max_length=30, choices=AgencyKind)
    areas = models.ManyToManyField(Area, related_name="agencies", verbose_name=_("works in"))
    contact_name = models.CharField(_("contact"), max_length=120, blank=True)
    contact_email = models.EmailField(_("e-mail address"), blank=True)
    contact_phone = models.CharField(_("telephone"), max_length=40, blank=True)

    class Meta:
        ordering = ("name",)
        verbose_name_plural = "agencies"

    def __str__(self) -> str:
        return self.name
