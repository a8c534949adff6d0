"""How times come out of the database: in UTC, read by the language itself.

The driver's reader, as Django builds on it, takes six times as long for each time, and a page
over months of nights reads thousands.
"""

from datetime import UTC, datetime
from typing import Any

from psycopg.abc import Buffer
from psycopg.types.datetime import TimestamptzLoader

IN_UTC = b"+00"


class TimeInUtc(TimestamptzLoader):
    """What a session in UTC writes is read directly; all else (another zone, a year
    of five digits) as the driver does."""

    timezone = UTC  # asked for by Django, which else puts its own reader before this one

    def load(self, data: Buffer) -> datetime:
        """One time."""
        written = bytes(data)
        if written[4:5] != b"-" or not written.endswith(IN_UTC):
            return super().load(data).astimezone(UTC)
        return datetime.fromisoformat(written.decode())


def read_directly(connection: Any, **_signal: Any) -> None:
    """Give this reader to a connection that has just been opened."""
    connection.connection.adapters.register_loader("timestamptz", TimeInUtc)
