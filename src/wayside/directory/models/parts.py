"""What belongs to a service: places, hours, ways to reach it, areas, languages and costs.

The tables are those of the Human Services Data Specification. ``extra`` keeps what a file said
about a row beyond its columns, so that an export gives it back.
"""

import uuid
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from wayside.audit.classification import FieldClass
from wayside.directory.models.services import Service
from wayside.directory.vocabulary import LocationType
from wayside.partners.models import Area


class Part(models.Model):
    """What the rows have in common: the identifier of the standard, and what it says beyond."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    position = models.PositiveSmallIntegerField(default=0)
    extra = models.JSONField(default=dict, blank=True)

    class Meta:
        abstract = True
        ordering = ("position", "id")


def operational(*names: str) -> dict[str, FieldClass]:
    """The decision for a part: facts about a service."""
    return dict.fromkeys(("id", "position", "extra", *names), FieldClass.OPERATIONAL)


class Phone(Part):
    """A telephone number of a service."""

    classified: ClassVar = operational("service", "number", "description")
    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="phones")
    number = models.CharField(_("number"), max_length=60)
    description = models.CharField(_("what it is for"), max_length=500, blank=True)

    def __str__(self) -> str:
        return self.number


class Contact(Part):
    """Whom to ask for at a service."""

    classified: ClassVar = {
        **operational("service", "title"),
        "name": FieldClass.PERSONAL,
        "email": FieldClass.PERSONAL,
    }
    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="contacts")
    name = models.CharField(_("name"), max_length=200, blank=True)
    title = models.CharField(_("role"), max_length=200, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)

    def __str__(self) -> str:
        return self.name or self.title


class Schedule(Part):
    """When a service is open: days of the week with hours, or words."""

    classified: ClassVar = operational(
        "service",
        "freq",
        "byday",
        "opens_at",
        "closes_at",
        "valid_from",
        "valid_to",
        "description",
    )
    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="schedules")
    freq = models.CharField(max_length=10, blank=True)
    byday = models.CharField(_("days"), max_length=60, blank=True)
    opens_at = models.TimeField(_("opens"), null=True, blank=True)
    closes_at = models.TimeField(_("closes"), null=True, blank=True)
    valid_from = models.DateField(_("from"), null=True, blank=True)
    valid_to = models.DateField(_("until"), null=True, blank=True)
    description = models.TextField(_("in words"), max_length=2000, blank=True)

    def __str__(self) -> str:
        return self.description or self.byday


class ServiceArea(Part):
    """Where the people live whom a service takes, or, where ``excluded``, does not take: an area
    of the partnership, or words."""

    classified: ClassVar = operational("service", "area", "name", "excluded")
    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="service_areas")
    area = models.ForeignKey(
        Area, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    name = models.CharField(_("name"), max_length=1000, blank=True)
    excluded = models.BooleanField(_("takes nobody from there"), default=False)

    def __str__(self) -> str:
        return self.name


class Language(Part):
    """A language that a service speaks."""

    classified: ClassVar = operational("service", "code", "name")
    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="languages")
    code = models.CharField(_("code"), max_length=12, blank=True)
    name = models.CharField(_("name"), max_length=80, blank=True)

    def __str__(self) -> str:
        return self.name or self.code


class CostOption(Part):
    """What a service costs somebody."""

    classified: ClassVar = operational("service", "option", "amount", "amount_description")
    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="cost_options")
    option = models.TextField(_("for whom"), max_length=1000, blank=True)
    amount = models.DecimalField(
        _("amount"), max_digits=12, decimal_places=2, null=True, blank=True
    )
    amount_description = models.TextField(_("in words"), max_length=1000, blank=True)

    class Meta(Part.Meta):
        verbose_name = _("cost option")

    def __str__(self) -> str:
        return self.option or self.amount_description


class Location(Part):
    """A place of open services; never of a confidential one."""

    classified: ClassVar = operational(
        "location_type", "name", "description", "latitude", "longitude"
    )
    location_type = models.CharField(
        max_length=10, choices=LocationType, default=LocationType.PHYSICAL
    )
    name = models.CharField(_("name of the place"), max_length=200, blank=True)
    description = models.TextField(_("how to find it"), max_length=5000, blank=True)
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)

    def __str__(self) -> str:
        return self.name


class ServiceAtLocation(Part):
    """That a service is at a place. The database refuses it to a confidential service."""

    classified: ClassVar = operational("service", "location")
    service = models.ForeignKey(
        Service, on_delete=models.CASCADE, related_name="service_at_locations"
    )
    location = models.ForeignKey(
        Location, on_delete=models.CASCADE, related_name="service_at_locations"
    )

    class Meta(Part.Meta):
        verbose_name = _("service at location")
        constraints = (
            models.UniqueConstraint(fields=("service", "location"), name="service_once_a_location"),
        )

    def __str__(self) -> str:
        return f"{self.service}: {self.location}"


class Address(Part):
    """The postal address of a place."""

    classified: ClassVar = operational(
        "location",
        "address_1",
        "city",
        "region",
        "state_province",
        "postal_code",
        "country",
        "address_type",
    )
    location = models.ForeignKey(Location, on_delete=models.CASCADE, related_name="addresses")
    address_1 = models.CharField(_("building and street"), max_length=500)
    city = models.CharField(_("town or city"), max_length=200)
    region = models.CharField(max_length=200, blank=True)
    state_province = models.CharField(max_length=200, blank=True)
    postal_code = models.CharField(_("postcode"), max_length=20)
    country = models.CharField(max_length=60, default="GB")
    address_type = models.CharField(
        max_length=10, choices=LocationType, default=LocationType.PHYSICAL
    )

    class Meta(Part.Meta):
        verbose_name_plural = "addresses"

    def __str__(self) -> str:
        return ", ".join(each for each in (self.address_1, self.city, self.postal_code) if each)


class Accessibility(Part):
    """How a place can be entered and used."""

    classified: ClassVar = operational("location", "description", "details", "url")
    location = models.ForeignKey(Location, on_delete=models.CASCADE, related_name="accessibility")
    description = models.TextField(_("access"), max_length=2000, blank=True)
    details = models.TextField(_("details"), max_length=2000, blank=True)
    url = models.URLField(max_length=500, blank=True)

    class Meta(Part.Meta):
        verbose_name_plural = "accessibility"

    def __str__(self) -> str:
        return self.description
