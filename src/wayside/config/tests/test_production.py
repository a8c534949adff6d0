"""Production starts only when every secret and limit is given."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

SETTINGS = "wayside.config.settings.production"
GIVEN = {
    "WAYSIDE_SECRET_KEY": "given",
    "WAYSIDE_AUDIT_KEY": "given",
    "WAYSIDE_AUDIT_SEARCH_KEY": "given",
    "WAYSIDE_CRIME_FILES_KEY": "given",
    "WAYSIDE_ALLOWED_HOSTS": "wayside.example",
    "DATABASE_URL": "postgresql://wayside_app@localhost/wayside",
    "DATABASE_OWNER_URL": "postgresql://wayside_owner@localhost/wayside",
}


def kept() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name in {"PATH", "HOME"}}


def start(
    *, shown: str = "s.DATABASES['default']['USER']", **given: str
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", f"import {SETTINGS} as s; print(({shown}))"],
        check=False,
        env={**kept(), **given},
        capture_output=True,
        text=True,
    )


def test_it_starts_with_everything_given_as_the_login_that_owns_nothing() -> None:
    started = start(**GIVEN)
    assert (started.returncode, started.stdout.strip()) == (0, "wayside_app")


@pytest.mark.parametrize(
    ("missing", "sentence"),
    [
        ("WAYSIDE_SECRET_KEY", "Set WAYSIDE_SECRET_KEY"),
        ("WAYSIDE_AUDIT_KEY", "Set WAYSIDE_AUDIT_KEY"),
        ("WAYSIDE_AUDIT_SEARCH_KEY", "Set WAYSIDE_AUDIT_SEARCH_KEY"),
        ("WAYSIDE_CRIME_FILES_KEY", "Set WAYSIDE_CRIME_FILES_KEY"),
        ("DATABASE_URL", "Set DATABASE_URL to a login of a PostgreSQL server"),
        ("WAYSIDE_ALLOWED_HOSTS", "WAYSIDE_ALLOWED_HOSTS"),
    ],
)
def test_it_does_not_start_without(missing: str, sentence: str) -> None:
    started = start(**{name: value for name, value in GIVEN.items() if name != missing})
    assert started.returncode != 0
    assert sentence in started.stderr


def test_the_web_process_needs_no_owner_and_takes_no_role_that_it_could_put_down() -> None:
    given = {name: value for name, value in GIVEN.items() if name != "DATABASE_OWNER_URL"}
    started = start(**given, shown="s.DATABASES['default']['OPTIONS'], s.REFUSES_OWNER_LOGIN")
    assert (started.returncode, started.stdout.strip()) == (
        0,
        "({'options': '-c search_path=public,support'}, True)",
    )


def test_what_migrates_needs_the_owner() -> None:
    as_owner = {**GIVEN, "WAYSIDE_AS_OWNER": "1"}
    assert start(**as_owner).stdout.strip() == "wayside_owner"
    del as_owner["DATABASE_OWNER_URL"]
    started = start(**as_owner)
    assert started.returncode != 0
    assert "Set DATABASE_OWNER_URL to the login that owns the tables" in started.stderr


def test_a_command_says_what_is_missing_in_one_sentence_and_starts_no_server(
    tmp_path: Path,
) -> None:
    given = {name: value for name, value in GIVEN.items() if not name.startswith("DATABASE")}
    run = subprocess.run(
        [sys.executable, "-c", "from wayside.config.cli import main; main()", "check"],
        check=False,
        env={
            **kept(),
            **given,
            "DJANGO_SETTINGS_MODULE": SETTINGS,
            "WAYSIDE_HOME": str(tmp_path),
        },
        capture_output=True,
        text=True,
    )
    assert run.returncode != 0
    assert run.stderr.startswith("wayside: Set DATABASE_URL")
    assert "Traceback" not in run.stderr
    assert not (tmp_path / "var" / "pg").exists()


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"WAYSIDE_ALLOWED_HOSTS": "*"}, "Name every host"),
        ({"WAYSIDE_ALLOWED_HOSTS": "wayside.example,"}, "Name every host"),
        ({"DATABASE_OWNER_URL": GIVEN["DATABASE_URL"]}, "Set DATABASE_OWNER_URL"),
    ],
)
def test_it_does_not_start_with_a_limit_that_limits_nothing(
    given: dict[str, str], sentence: str
) -> None:
    started = start(**{**GIVEN, **given})
    assert started.returncode != 0
    assert sentence in started.stderr


def test_the_mail_server_is_the_one_machine_that_may_be_reached() -> None:
    shown = "s.EGRESS_ALLOWED_HOSTS, s.EMAIL_HOST, s.NOTICES_ORIGIN"
    started = start(**GIVEN, WAYSIDE_MAIL_HOST="mail.example", shown=shown)
    assert started.stdout.strip() == "(['mail.example'], 'mail.example', 'https://wayside.example')"
