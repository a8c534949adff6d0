"""What the benchmark of casework fills its tables with is what the product itself would write, and
it says of every page what it promises."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from uuid import uuid4

import pytest
from django.db import connections
from pytest_django.plugin import DjangoDbBlocker

from casework_rows import columns
from tests.examples import PROOF
from wayside.config import paths
from wayside.people.models import Person
from wayside.support.models import Meeting
from wayside.vault.fields import Locked

SCRIPT = paths.PROJECT_FOLDER / "benchmarks" / "casework.py"
TINY = ["--people", "2000", "--engagements", "4000", "--users", "2", "--seconds", "3"]


def test_what_is_locked_opens_in_its_own_row_and_column() -> None:
    number = uuid4()
    names, readers = columns(Person)
    written = {
        name: read({"id": number, "called": "Rosie"})
        for name, read in zip(names, readers, strict=True)
    }
    assert b"Rosie" not in written["called"]
    person = Person(id=number)
    person.__dict__["called"] = Locked(written["called"])
    assert person.called == "Rosie"


def test_what_is_not_given_is_the_columns_own_default() -> None:
    names, readers = columns(Meeting)
    written = {name: read({"id": uuid4()}) for name, read in zip(names, readers, strict=True)}
    assert (written["people"], written["version"], written["topics"]) == (1, 1, [])
    assert (written["note"], written["subject_id"]) == (b"", None)


@pytest.fixture
def template(template_name: str, django_db_blocker: DjangoDbBlocker) -> Iterator[str]:
    """The migrated database, to which nobody is connected; what was copied from it goes again."""
    with django_db_blocker.unblock():
        connections.close_all()
    yield template_name
    run("--drop")


def run(*arguments: str) -> str:
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "wayside.config.settings.demo"}
    done = subprocess.run(
        [sys.executable, str(SCRIPT), *TINY, *arguments],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.skipif(not PROOF, reason="Fills and serves two databases: make proof.")
def test_casework_is_measured_page_by_page(template: str) -> None:
    found = json.loads(run("--think", "0.05", "--template", template, "--json"))
    assert found.keys() == {"people", "engagements", "users", "pages", "growth"}
    assert (found["people"], found["engagements"], found["users"]) == (2000, 4000, 2)
    assert found["pages"].keys() == found["growth"].keys() >= {"list", "search", "record"}
    for each in found["pages"].values():
        assert each.keys() == {"p50_ms", "p95_ms", "queries"}
        assert 0 < each["p50_ms"] <= each["p95_ms"]
        assert each["queries"] > 0
