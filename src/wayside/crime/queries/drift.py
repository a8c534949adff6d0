"""What changed between two versions of a month.

Rows with an ID are matched by it: identical rows are the same, then as many of the rest as have
a partner in the other version are *changed*, and what is left is *added* or *gone*. Rows
without an ID can only be matched whole: a changed one shows as one gone and one added.
"""

from dataclasses import dataclass

from django.db import connection
from psycopg import sql

from wayside.crime.models import ForceEvent, Outcome, RecordedRow, StopSearch, StreetCrime
from wayside.crime.vocabulary import FileKind

TABLES: dict[str, type[RecordedRow]] = {
    FileKind.STREET: StreetCrime,
    FileKind.OUTCOMES: Outcome,
    FileKind.STOP_SEARCH: StopSearch,
    FileKind.FORCE: ForceEvent,
}
IDENTIFIERS = {
    FileKind.STREET: "crime_id",
    FileKind.OUTCOMES: "crime_id",
    FileKind.FORCE: "force_reference",
}
NOT_COMPARED = frozenset({"id", "extract_id", "line"})
STATEMENT = """
WITH counted AS (
    SELECT {identifier} AS named, hashtextextended(ROW({content})::text, 0) AS content,
           count(*) FILTER (WHERE extract_id = %(before)s) AS old,
           count(*) FILTER (WHERE extract_id = %(after)s) AS new
    FROM {table} WHERE extract_id IN (%(before)s, %(after)s) GROUP BY 1, 2
), unmatched AS (
    SELECT named, sum(old - least(old, new)) AS old, sum(new - least(old, new)) AS new
    FROM counted GROUP BY named
)
SELECT coalesce(sum(new - paired), 0), coalesce(sum(paired), 0), coalesce(sum(old - paired), 0)
FROM (SELECT old, new, CASE WHEN named = '' THEN 0 ELSE least(old, new) END AS paired
      FROM unmatched) AS pairs
"""


@dataclass(frozen=True, slots=True)
class Drift:
    """How many rows a new version added, changed and lost."""

    added: int = 0
    changed: int = 0
    gone: int = 0

    def __add__(self, other: "Drift") -> "Drift":
        return Drift(self.added + other.added, self.changed + other.changed, self.gone + other.gone)


def columns(table: type[RecordedRow]) -> list[str]:
    """The table's columns that hold what a file said, without keys and line."""
    names = [field.attname for field in table._meta.concrete_fields]
    return [name for name in names if name not in NOT_COMPARED]


def drift(dataset: str, *, before: int, after: int) -> Drift:
    """The drift from one extract of a dataset to another, both by id."""
    table = TABLES[dataset]
    identifier = IDENTIFIERS.get(FileKind(dataset))
    statement = sql.SQL(STATEMENT).format(
        identifier=sql.Identifier(identifier) if identifier else sql.Literal(""),
        content=sql.SQL(", ").join(map(sql.Identifier, columns(table))),
        table=sql.Identifier(table._meta.db_table),
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, {"before": before, "after": after})
        added, changed, gone = cursor.fetchone()
    return Drift(int(added), int(changed), int(gone))
