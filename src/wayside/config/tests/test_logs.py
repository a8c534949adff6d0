"""Logs never hold personal data, whoever writes them."""

import json
import logging
import sys
from uuid import UUID

import pytest

from wayside.config.logs import MASKED, ScrubbedJsonFormatter

ACCOUNT = UUID("0197e0aa-7c11-7cc2-8d5a-2f1f0e9d3a51")


def line(
    message: str, *arguments: object, logger: str = "wayside.crime", **extra: object
) -> dict[str, object]:
    record = logging.LogRecord(logger, logging.INFO, __file__, 1, message, arguments, None)
    record.__dict__.update(extra)
    written: dict[str, object] = json.loads(ScrubbedJsonFormatter().format(record))
    return written


@pytest.mark.parametrize(
    "personal",
    [
        "amira.khan@example.org",
        "Amira Khan",
        "QQ123456C",
        "qq 12 34 56 c",
        "07700 900123",
        "+44 7700 900123",
        "07700900123",
        "SW9 8LF",
        "Blue coat, waits by the chapel",
        "/people?name=amira",
    ],
)
def test_a_personal_value_in_an_argument_is_masked(personal: str) -> None:
    message = str(line("Looked up %s", personal)["message"])
    assert personal not in message
    assert "amira" not in message.lower()


@pytest.mark.parametrize(
    "personal", ["amira.khan@example.org", "QQ123456C", "07700 900123", "SW9 8LF"]
)
def test_a_personal_value_already_in_the_message_is_masked(personal: str) -> None:
    message = str(line(f"Looked up {personal} today")["message"])
    assert personal not in message
    assert MASKED in message


def test_numbers_identifiers_and_our_own_names_stay_readable() -> None:
    written = line("%s stored %d rows for %s", "crime.import_extract", 12504, ACCOUNT)
    assert written["message"] == f"crime.import_extract stored 12504 rows for {ACCOUNT}"


def test_a_query_string_is_cut_off_and_an_unlisted_extra_is_dropped() -> None:
    written = line(
        "Request", path="/lambeth/crime/?q=amira", method="GET", status=200, body="amira"
    )
    assert written["path"] == "/lambeth/crime/"
    assert (written["method"], written["status"]) == ("GET", 200)
    assert "amira" not in json.dumps(written)


def test_an_error_is_told_by_its_type_and_place_not_by_its_message() -> None:
    try:
        raise ValueError("Key (email)=(amira.khan@example.org) already exists.")
    except ValueError:
        record = logging.LogRecord(
            "django.request", logging.ERROR, __file__, 1, "Failed", (), sys.exc_info()
        )
    written = json.loads(ScrubbedJsonFormatter().format(record))
    assert written["error"]["type"] == "builtins.ValueError"
    assert any("test_logs" in frame for frame in written["error"]["at"])
    assert "amira" not in json.dumps(written)


def test_the_settings_really_put_the_scrubbing_formatter_in_place() -> None:
    assert any(
        isinstance(handler.formatter, ScrubbedJsonFormatter) for handler in logging.root.handlers
    )
    assert logging.getLogger("wayside.requests").isEnabledFor(logging.INFO)


def test_the_queue_does_not_write_the_arguments_of_a_job() -> None:
    text = "Job send_mail[7](to='amira.khan@example.org') ended with status: Error"
    written = line(text, logger="procrastinate.worker", action="job_error")
    assert written["message"] == "job_error"
