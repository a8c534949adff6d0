"""Imports and files that end too early."""

from datetime import date

import pytest

from wayside.crime.models import Extract, ImportFile, StreetCrime
from wayside.crime.tests import factories as crime
from wayside.crime.tests.factories import (
    NOW,
    gzipped,
    load,
    street_file,
    street_row,
)
from wayside.partners.models import Area

pytestmark = pytest.mark.django_db


def test_a_file_that_was_being_read_when_the_process_died_starts_over(area: Area) -> None:
    batch = load(area, street_file(street_row("a")))
    file = batch.files.get()
    left = Extract.objects.create(
        area=area, file=file, dataset="street", force="x", force_name="X", month=date(2018, 5, 1)
    )
    StreetCrime.objects.create(extract=left, line=2, crime_id="left")
    ImportFile.objects.filter(id=file.id).update(state="reading")
    from wayside.crime.actions.loading import load_batch

    load_batch(batch=batch, by=crime.importer(area), now=NOW)
    assert not StreetCrime.objects.filter(crime_id="left").exists()
    assert not Extract.objects.filter(state="loading").exists()


def test_a_cut_file_does_not_replace_a_month_that_has_more(area: Area) -> None:
    rows = [street_row(f"{number:064}") for number in range(4000)]
    whole = gzipped(street_file(*rows))
    load(area, whole, name="2018-05-metropolitan-street.csv.gz")
    cut = load(area, whole[: len(whole) // 2], name="2018-05-metropolitan-street.csv.gz")
    file = cut.files.get()
    assert (file.state, Extract.objects.get(state="current").rows) == ("failed", 4000)
    assert "cut short" in file.error
