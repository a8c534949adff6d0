"""Reads a workbook's first sheet in a process of its own, which may use only so much.

A workbook of a few kilobytes can ask for any amount of memory: two cells at opposite corners of
a sheet, or one long text that a million cells refer to. The reader's library makes that room at
once and ends its process where there is none, so that process must not be the web server's or
the worker's. Bytes go in and a table comes out through pipes; nothing is written to disk.
"""

import io
import os
import resource
import subprocess
import sys

import polars as pl

from wayside.crime.reading.errors import UnreadableFileError

MOST_MEMORY = 2 << 30
MOST_SECONDS = 90
DAMAGED = 3
THREADS = {"POLARS_MAX_THREADS": "1", "RAYON_NUM_THREADS": "1", "RUST_BACKTRACE": "0"}


def first_sheet(content: bytes) -> pl.DataFrame:
    """The first sheet as text, blank where a cell holds nothing.

    Raises:
        UnreadableFileError: it is damaged, or needs more memory or time than is given.
    """
    command = [sys.executable, "-m", "wayside.crime.reading.workbook"]
    try:
        done = subprocess.run(  # noqa: S603
            command,
            input=content,
            capture_output=True,
            check=False,
            timeout=MOST_SECONDS,
            env={**os.environ, **THREADS},
        )
    except subprocess.TimeoutExpired as error:
        raise _too_large() from error
    if done.returncode == DAMAGED:
        raise UnreadableFileError("The workbook cannot be read. Save it again as .xlsx or as CSV.")
    if done.returncode:
        raise _too_large()
    return pl.read_ipc_stream(done.stdout)


def _too_large() -> UnreadableFileError:
    return UnreadableFileError(
        "The workbook's first sheet is larger than can be read at once. Delete what lies outside "
        "its table, or save it as CSV."
    )


def main() -> None:
    """Read from standard input, write to standard output, within the limits."""
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    import fastexcel

    try:
        book = fastexcel.read_excel(sys.stdin.buffer.read())
        table = book.load_sheet(0, header_row=None, dtypes="string").to_polars().fill_null("")
    except (fastexcel.FastExcelError, pl.exceptions.PolarsError):
        sys.exit(DAMAGED)
    written = io.BytesIO()
    table.write_ipc_stream(written)
    sys.stdout.buffer.write(written.getbuffer())


if __name__ == "__main__":
    main()
