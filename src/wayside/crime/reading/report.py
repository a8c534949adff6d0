"""Adds up what the checks found in a file: counts that must balance, and the lines behind them."""

from collections import Counter
from dataclasses import dataclass, field

from wayside.crime.reading.checks.outcome import Checked
from wayside.crime.reading.lines import LineNumbers, Lines
from wayside.crime.reading.records import Records

# Said of the file as a whole, not of rows.
FILE_FACTS = frozenset(
    {
        "byte_order_mark",
        "utf_16",
        "extra_columns",
        "missing_columns",
        "columns_in_another_order",
        "file_cut_short",
        "no_final_newline",
    }
)


class UnbalancedReportError(AssertionError):
    """Rows read are not the rows stored, outside and set aside together: a fault of ours."""


@dataclass(slots=True)
class Tally:
    """Counts and lines of one file; ``lines`` are kept by what they are lines of."""

    rows_read: int = 0
    rows_stored: int = 0
    set_aside: dict[str, LineNumbers] = field(default_factory=dict)
    outside: LineNumbers = field(default_factory=LineNumbers)
    observed: dict[str, LineNumbers] = field(default_factory=dict)
    forces: Counter[str] = field(default_factory=Counter)
    months: Counter[str] = field(default_factory=Counter)

    def add(self, records: Records, checked: Checked) -> None:
        """Add one chunk."""
        unusable = sum(map(len, records.unusable.values()))
        self.rows_read += len(records.table) + unusable
        self.rows_stored += len(checked.rows)
        for found in (records.unusable, checked.set_aside):
            for reason, lines in found.items():
                self.set_aside.setdefault(reason, LineNumbers()).add(lines)
        self.outside.add(checked.outside)
        for noted in (records.noted, checked.observed):
            for fact, where in noted.items():
                self.note(fact, where)

    def note(self, fact: str, lines: Lines) -> None:
        """Note a fact of some lines."""
        if len(lines):
            self.observed.setdefault(fact, LineNumbers()).add(lines)

    def check_balance(self) -> None:
        """Every row read is stored, outside the area, or set aside.

        Raises:
            UnbalancedReportError: they do not add up.
        """
        aside = sum(lines.count for lines in self.set_aside.values())
        if self.rows_read != self.rows_stored + self.outside.count + aside:
            raise UnbalancedReportError(
                f"{self.rows_read} rows read, but {self.rows_stored} stored, "
                f"{self.outside.count} outside and {aside} set aside"
            )
