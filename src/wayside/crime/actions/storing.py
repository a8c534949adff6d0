"""Puts checked rows into their tables with COPY, chunk by chunk, where nobody sees them yet."""

from dataclasses import dataclass, field
from io import BytesIO

import polars as pl
from django.db import connection
from psycopg import sql

from wayside.crime.models import Extract, ImportFile
from wayside.crime.queries.drift import TABLES
from wayside.crime.reading.checks.outcome import Checked
from wayside.crime.reading.checks.published import first_of_month
from wayside.crime.reading.forces import slug_of

KEY = ["force", "month"]
TEXTS = (pl.String, pl.Categorical)


@dataclass(slots=True)
class Loading:
    """The extracts that one file is being loaded into, by force and month."""

    file: ImportFile
    dataset: str
    extracts: dict[tuple[str, str], Extract] = field(default_factory=dict)

    def store(self, checked: Checked) -> None:
        """Store one chunk of checked rows; a month seen only outside the area is held empty."""
        found = checked.rows.group_by(KEY).len()
        counts = {(force, month): count for force, month, count in found.iter_rows()}
        self._make_extracts({*counts, *checked.elsewhere})
        for key, count in counts.items():
            self.extracts[key].rows += count
        if counts:
            ids = [self.extracts[force, month].id for force, month, _count in found.iter_rows()]
            numbers = found.select(KEY).with_columns(pl.Series("extract_id", ids, dtype=pl.Int32))
            numbered = checked.rows.join(numbers, on=KEY, how="left", maintain_order="left")
            copy_rows(self.dataset, numbered.drop(KEY))

    def discard(self) -> None:
        """Remove everything that was stored."""
        numbers = [extract.id for extract in self.extracts.values()]
        if not numbers:
            return
        delete_rows(self.dataset, numbers)
        Extract.objects.filter(id__in=numbers).delete()

    def _make_extracts(self, keys: set[tuple[str, str]]) -> None:
        """Make the extracts not made yet; two spellings of one force are one force."""
        known = {(each.force, each.month): each for each in self.extracts.values()}
        made = []
        for force, month in sorted(keys - self.extracts.keys()):
            series = slug_of(force), first_of_month(month)
            if series not in known:
                known[series] = self._extract(force, month)
                made.append(known[series])
            self.extracts[force, month] = known[series]
        Extract.objects.bulk_create(made)

    def _extract(self, force: str, month: str) -> Extract:
        return Extract(
            area_id=self.file.batch.area_id,
            file=self.file,
            dataset=self.dataset,
            force=slug_of(force),
            force_name=force[:100],
            month=first_of_month(month),
        )


def copy_rows(dataset: str, rows: pl.DataFrame, *, table: str = "") -> None:
    """COPY a frame whose columns are named as the dataset's table's."""
    texts = [name for name, kind in rows.schema.items() if kind in TEXTS]
    statement = sql.SQL(
        "COPY {table} ({columns}) FROM STDIN (FORMAT csv, FORCE_NOT_NULL ({texts}))"
    ).format(
        table=sql.Identifier(table or TABLES[dataset]._meta.db_table),
        columns=sql.SQL(", ").join(map(sql.Identifier, rows.columns)),
        texts=sql.SQL(", ").join(map(sql.Identifier, texts)),
    )
    written = BytesIO()
    rows.write_csv(written, include_header=False, batch_size=16_384)
    with connection.cursor() as cursor, cursor.cursor.copy(statement) as copy:
        copy.write(written.getbuffer())


def delete_rows(dataset: str, extracts: list[int]) -> None:
    """Remove the rows of some extracts."""
    statement = sql.SQL("DELETE FROM {table} WHERE extract_id = ANY(%s)").format(
        table=sql.Identifier(TABLES[dataset]._meta.db_table)
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, [extracts])
