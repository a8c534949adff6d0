"""Structured logs that hold no personal data.

One JSON object a line on standard error (standard output belongs to commands that print
figures). Nothing is trusted to be clean: a string argument is shown only when it looks like a
name of ours (lower case, no spaces), never when it looks like an address, a telephone number
or a National Insurance number; query strings are cut off; an error is told by its type and
place, not by its message, which may quote a row. Only the extra fields listed here are kept.
"""

import json
import logging
import logging.config
import re
import traceback
from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from http import HTTPMethod, HTTPStatus
from typing import Any
from uuid import UUID

MASKED = "[masked]"
EXTRA_FIELDS = frozenset(
    {
        "event",
        "method",
        "path",
        "route",
        "status",
        "milliseconds",
        "queries",
        "request_id",
        "account_id",
        "agency_id",
        "area_id",
        "action",
        "task",
        "queue",
        "attempts",
        "count",
        "host",
        "port",
    }
)
PERSONAL = re.compile(
    r"[^\s@<>'\"]+@[^\s@<>'\"]+"  # mail address
    r"|\b[A-Za-z]{2}\s?\d{2}\s?\d{2}\s?\d{2}\s?[A-Da-d]\b"  # National Insurance number
    r"|(?<![\w-])\+?\(?\d[\d ()]{8,}\d(?![\w-])"  # telephone number
    r"|\b[A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2}\b"  # postcode
    r"|(?<=\()[^()]*(?=\)=\()|(?<=\)=\()[^()]*(?=\))"  # PostgreSQL's Key (column)=(value)
)
QUERY_STRING = re.compile(r"\?\S*")
PLAIN_NAME = re.compile(r"[a-z0-9_.:/\-]{1,200}")
PHRASES = frozenset([*(status.phrase for status in HTTPStatus), *map(str, HTTPMethod)])


class ScrubbedJsonFormatter(logging.Formatter):
    """A record as one line of JSON without personal data."""

    def format(self, record: logging.LogRecord) -> str:
        """The whole line."""
        line: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": _message(record),
        }
        for name in sorted(EXTRA_FIELDS & record.__dict__.keys()):
            line[name] = scrub(record.__dict__[name])
        if record.exc_info and record.exc_info[1] is not None:
            line["error"] = _error(record.exc_info[1])
        return json.dumps(line, ensure_ascii=False)


def scrub(value: object) -> object:
    """``value`` if it cannot be personal, else a mask."""
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, UUID | date | Decimal):
        return str(value)
    if isinstance(value, str):
        return _scrub_text(value)
    return MASKED


def _scrub_text(value: str) -> str:
    text = QUERY_STRING.sub("", value)
    if text in PHRASES:
        return text
    if PERSONAL.search(text) or not PLAIN_NAME.fullmatch(text):
        return MASKED
    return text


def _message(record: logging.LogRecord) -> str:
    """The template with scrubbed arguments; the queue writes arguments into its templates."""
    if record.name.startswith("procrastinate"):
        return str(getattr(record, "action", "queue"))
    arguments: Any = record.args
    if isinstance(arguments, dict):
        arguments = {name: scrub(value) for name, value in arguments.items()}
    elif arguments:
        arguments = tuple(scrub(value) for value in arguments)
    text = str(record.msg)
    if arguments:
        try:
            text %= arguments
        except (TypeError, ValueError):  # a %d whose value was masked
            text = f"{text} {MASKED}"
    return QUERY_STRING.sub("", PERSONAL.sub(MASKED, text))


def _error(error: BaseException) -> dict[str, Any]:
    frames = traceback.extract_tb(error.__traceback__)
    return {
        "type": f"{type(error).__module__}.{type(error).__qualname__}",
        "at": [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames[-12:]],
    }


def configure(choice: Mapping[str, bool]) -> None:
    """Set up logging for this process (Django's ``LOGGING_CONFIG``, called with ``LOGGING``).

    Only development, which never holds real people's data, writes plain lines with messages.
    """
    plain = {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}
    formatter = {"()": ScrubbedJsonFormatter} if choice["scrubbed"] else plain
    logging.config.dictConfig(
        {
            "version": 1,
            "disable_existing_loggers": False,
            "formatters": {"line": formatter},
            "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
            "root": {"handlers": ["stderr"], "level": "WARNING"},
            "loggers": {
                "wayside": {"level": "INFO"},
                "django": {"level": "WARNING", "handlers": [], "propagate": True},
                "procrastinate": {"level": "WARNING"},
                "axes": {"level": "ERROR"},
                "fontTools": {"level": "ERROR"},
            },
        }
    )
