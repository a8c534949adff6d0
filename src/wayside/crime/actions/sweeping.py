"""Removes kept files that no row names: of an upload taken back, or of a process killed."""

from datetime import datetime, timedelta

from django.db import transaction

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import record
from wayside.crime import originals
from wayside.crime.models import ImportFile, Mapping
from wayside.crime.permissions import IMPORT_EXTRACTS

# An upload under way names its file when it commits: long before this
LEAST_AGE = timedelta(days=1)


@transaction.atomic
def sweep_originals(*, by: Actor, now: datetime) -> int:
    """Remove every file of more than a day that no row names; say how many there were."""
    require(by, IMPORT_EXTRACTS)
    kept = set(originals.kept_before(now - LEAST_AGE))
    received = ImportFile.objects.filter(original__in=kept).values_list("original", flat=True)
    samples = Mapping.objects.filter(sample__in=kept).values_list("sample", flat=True)
    left = sorted(kept - set(received) - set(samples))
    if left:
        record(
            by=by,
            operation=Operation.ERASURE,
            action="crime.sweep_originals",
            record_type="crime.ImportFile",
            count=len(left),
            now=now,
        )
    for name in left:
        originals.give_up(name)
    return len(left)
