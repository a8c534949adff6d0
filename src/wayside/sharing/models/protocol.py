"""The safeguarding protocol of a county: versions, readers, training, champions."""

import uuid
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from wayside.access.models import NaturalPerson
from wayside.audit.classification import FieldClass
from wayside.partners.models import Area, Membership


class ProtocolVersion(models.Model):
    """One version of the county's safeguarding protocol, as it was published. It is never changed:
    another version takes its place from a day on."""

    wayside_append_only = True
    classified: ClassVar = dict.fromkeys(
        (
            "id",
            "area",
            "number",
            "title",
            "text",
            "from_date",
            "published_by",
            "published_at",
        ),
        FieldClass.OPERATIONAL,
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField(_("number"))
    title = models.CharField(_("title"), max_length=200)
    text = models.TextField(_("text"), max_length=30000)
    from_date = models.DateField(_("from"))
    published_by = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    published_at = models.DateTimeField(_("published"))

    class Meta:
        ordering = ("-from_date", "-number")
        constraints = (
            models.UniqueConstraint(
                fields=("area", "number"), name="sharing_protocol_version_numbered"
            ),
        )

    def __str__(self) -> str:
        return f"{self.title} {self.number}"


class ProtocolReading(models.Model):
    """That somebody read a version of the protocol, and when; once for each version."""

    wayside_append_only = True
    classified: ClassVar = {
        **dict.fromkeys(("id", "version", "member", "read_at"), FieldClass.OPERATIONAL),
        "person": FieldClass.PERSONAL,
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    version = models.ForeignKey(ProtocolVersion, on_delete=models.PROTECT, related_name="readings")
    person = models.ForeignKey(NaturalPerson, on_delete=models.PROTECT, related_name="+")
    member = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    read_at = models.DateTimeField(_("read"))

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("version", "person"), name="sharing_protocol_read_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.read_at:%Y-%m-%d}"


class ProtocolTraining(models.Model):
    """A safeguarding training of several agencies, as it was held."""

    wayside_append_only = True
    classified: ClassVar = dict.fromkeys(
        ("id", "area", "course", "held_date", "refresher_months", "noted_by", "noted_at"),
        FieldClass.OPERATIONAL,
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")
    course = models.CharField(_("course"), max_length=200)
    held_date = models.DateField(_("when"))
    refresher_months = models.PositiveSmallIntegerField(_("months until it is refreshed"))
    noted_by = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    noted_at = models.DateTimeField(_("noted"))

    class Meta:
        ordering = ("-held_date", "id")

    def __str__(self) -> str:
        return self.course


class TrainingAttendance(models.Model):
    """That somebody of an agency came to a safeguarding training."""

    wayside_append_only = True
    classified: ClassVar = {
        **dict.fromkeys(("id", "training", "member", "refresh_by_date"), FieldClass.OPERATIONAL),
        "person": FieldClass.PERSONAL,
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    training = models.ForeignKey(
        ProtocolTraining, on_delete=models.PROTECT, related_name="attendances"
    )
    person = models.ForeignKey(NaturalPerson, on_delete=models.PROTECT, related_name="+")
    member = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    refresh_by_date = models.DateField(_("refresh by"))

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("training", "person"), name="sharing_attended_once"),
        )

    def __str__(self) -> str:
        return f"{self.refresh_by_date:%Y-%m-%d}"


class Champion(models.Model):
    """Somebody whom others in an area ask first when they worry about a child."""

    classified: ClassVar = {
        **dict.fromkeys(
            ("id", "area", "member", "from_date", "until_date", "named_by"),
            FieldClass.OPERATIONAL,
        ),
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")
    member = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    from_date = models.DateField(_("from"))
    until_date = models.DateField(_("until"), null=True)
    named_by = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("area", "member"),
                condition=models.Q(until_date=None),
                name="sharing_champion_once_an_area",
            ),
            models.CheckConstraint(
                condition=models.Q(until_date=None)
                | models.Q(until_date__gte=models.F("from_date")),
                name="sharing_champion_ends_after_beginning",
            ),
        )

    def __str__(self) -> str:
        return f"{self.from_date:%Y-%m-%d}"
