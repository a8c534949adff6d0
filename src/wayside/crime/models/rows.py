"""The recorded rows. Loaded with COPY and read as columns, so the tables are plain: no policies
(crime tables hold no identities), few indexes, and the extract's key unchecked by the database
row by row; publishing an extract is what makes its rows seen. The month and the force are the
extract's. ``line`` is the record's number in the file."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from wayside.audit.classification import FieldClass
from wayside.crime.models.extracts import Extract

PLACED = ("id", "extract", "line", "longitude", "latitude")


class RecordedRow(models.Model):
    """What every recorded row has: its extract, its line and, where it has one, its place."""

    extract = models.ForeignKey(
        Extract, on_delete=models.DO_NOTHING, db_constraint=False, related_name="+"
    )
    line = models.IntegerField()
    longitude = models.FloatField(null=True)
    latitude = models.FloatField(null=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return str(self.pk)


class StreetCrime(RecordedRow):
    """One row of a street crime file of data.police.uk. ``crime_id`` is blank for anti-social
    behaviour and for some forces; such rows may be true repeats and are never collapsed."""

    classified: ClassVar = dict.fromkeys(
        (*PLACED, "crime_id", "location", "lsoa", "kind", "last_outcome"), FieldClass.CRIMINAL
    )

    crime_id = models.TextField()
    location = models.TextField()
    lsoa = models.TextField()
    kind = models.TextField(_("crime type, as published"))
    last_outcome = models.TextField()


class Outcome(RecordedRow):
    """One row of an outcomes file of data.police.uk: what became of a crime, in the month of
    the outcome."""

    classified: ClassVar = dict.fromkeys(
        (*PLACED, "crime_id", "location", "lsoa", "kind"), FieldClass.CRIMINAL
    )

    crime_id = models.TextField()
    location = models.TextField()
    lsoa = models.TextField()
    kind = models.TextField(_("outcome type, as published"))


class StopSearch(RecordedRow):
    """One row of a stop and search file of data.police.uk. Age, gender and ethnicity of the
    person searched are not taken in: nothing here needs them."""

    classified: ClassVar = dict.fromkeys(
        (*PLACED, "occurred_at", "search_type", "kind", "legislation", "outcome"),
        FieldClass.CRIMINAL,
    )

    occurred_at = models.DateTimeField()
    search_type = models.TextField()
    kind = models.TextField(_("object of search, as published"))
    legislation = models.TextField()
    outcome = models.TextField()


class ForceEvent(RecordedRow):
    """One row of a force's own extract: a timed offence with its code and place. ``kind`` is
    an ``OffenceKind`` where the mapping names one, else the offence as the force wrote it.
    Where only the day is known, ``occurred_at`` is its midnight and ``time_known`` is false."""

    classified: ClassVar = dict.fromkeys(
        (
            *PLACED,
            "force_reference",
            "occurred_at",
            "time_known",
            "code",
            "offence",
            "kind",
            "location",
        ),
        FieldClass.CRIMINAL,
    )

    force_reference = models.TextField()
    occurred_at = models.DateTimeField()
    time_known = models.BooleanField(default=True)
    code = models.TextField()
    offence = models.TextField()
    kind = models.TextField()
    location = models.TextField()
