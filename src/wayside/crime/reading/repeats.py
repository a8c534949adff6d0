"""Which identifiers come again in a file, without holding them all in memory.

Each identifier's 64-bit hash and line go to a temporary file, in one of several parts by the
hash; repeats are then found a part at a time. Two different identifiers would be taken for one
with a chance of about n²/2⁶⁵: one in 40,000 million for a file of thirty thousand rows.
"""

import tempfile
from typing import BinaryIO, cast

import numpy as np
import polars as pl
from numpy.typing import NDArray

from wayside.crime.reading.lines import Numbers

PARTS = 8
ENTRY = np.dtype([("hash", "<u8"), ("line", "<i4")])


class Repeats:
    """Collects identifiers with their lines; then says which lines repeat an earlier one."""

    def __init__(self) -> None:
        self._spool = cast(BinaryIO, tempfile.TemporaryFile())  # noqa: SIM115  closed in lines()

    def add(self, identifiers: pl.Series, lines: pl.Series) -> None:
        """Add a batch; blank identifiers are left out beforehand."""
        entries = np.empty(len(identifiers), dtype=ENTRY)
        entries["hash"] = identifiers.hash(seed=0).to_numpy()
        entries["line"] = lines.to_numpy()
        self._spool.write(entries.tobytes())

    def lines(self) -> Numbers:
        """The lines whose identifier stands on an earlier line too, ascending."""
        self._spool.flush()
        size = self._spool.tell()
        if not size:
            self._spool.close()
            return np.empty(0, dtype=np.int32)
        entries = np.memmap(self._spool, dtype=ENTRY, mode="r")
        parts = PARTS if len(entries) > 500_000 else 1
        found = [_repeated(_part(entries, part, parts)) for part in range(parts)]
        del entries
        self._spool.close()
        return np.sort(np.concatenate(found))

    def close(self) -> None:
        """Give the temporary file up."""
        self._spool.close()


def _part(entries: NDArray[np.void], part: int, parts: int) -> NDArray[np.void]:
    if parts == 1:
        return np.asarray(entries)
    step = 500_000
    chosen = [
        block[block["hash"] % parts == part]
        for block in (entries[start : start + step] for start in range(0, len(entries), step))
    ]
    return np.concatenate(chosen)


def _repeated(entries: NDArray[np.void]) -> Numbers:
    """All but the first line of each hash."""
    order = np.argsort(entries["hash"], kind="stable")
    hashes = entries["hash"][order]
    again = np.flatnonzero(hashes[1:] == hashes[:-1]) + 1
    lines: Numbers = entries["line"][order][again]
    return lines
