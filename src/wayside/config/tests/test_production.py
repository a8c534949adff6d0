"""Production starts only when every secret and limit is given."""

import os
import subprocess
import sys

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


def start(**given: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if name in {"PATH", "HOME"}}
    return subprocess.run(
        [sys.executable, "-c", f"import {SETTINGS} as s; print(s.DATABASES['default']['USER'])"],
        check=False,
        env={**kept, **given},
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
        ("DATABASE_OWNER_URL", "Set DATABASE_OWNER_URL"),
        ("WAYSIDE_ALLOWED_HOSTS", "WAYSIDE_ALLOWED_HOSTS"),
    ],
)
def test_it_does_not_start_without(missing: str, sentence: str) -> None:
    started = start(**{name: value for name, value in GIVEN.items() if name != missing})
    assert started.returncode != 0
    assert sentence in started.stderr


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
