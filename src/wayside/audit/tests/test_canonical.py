"""The canonical form, and that the database and Python agree on it to the byte."""

import uuid
from datetime import UTC, datetime, timedelta, timezone
from hashlib import sha256
from typing import Any

import pytest
from django.db import connection
from hypothesis import HealthCheck, given
from hypothesis import strategies as st
from tests.examples import examples

from wayside.audit.canonical import EVENT_FIELDS, MalformedError, event_hash, link_hash
from wayside.audit.models import Event
from wayside.audit.tests.factories import NOW, event
from wayside.audit.vocabulary import Operation

NOBODY: dict[str, Any] = {
    "id": uuid.UUID(int=1),
    "recorded_at": datetime(1970, 1, 1, 0, 0, 1, tzinfo=UTC),
    "occurred_at": datetime(1970, 1, 1, 0, 0, 0, 5, tzinfo=UTC),
    "actor_kind": "service",
    "account_id": None,
    "person_id": None,
    "membership_id": None,
    "agency_id": None,
    "role": "",
    "operation": "export",
    "action": "audit.export",
    "record_type": "",
    "record_id": None,
    "controller_id": None,
    "area_id": None,
    "fields": ["a", "b"],
    "purpose": "Ünd",
    "recipients": [],
    "search_hashes": [],
    "count": 0,
}


def test_an_event_has_the_hash_of_its_lines_written_by_hand() -> None:
    lines = (
        "wayside-audit-event/1\nid=00000000-0000-0000-0000-000000000001\nrecorded_at=1000000\n"
        "occurred_at=5\nactor_kind=service\naccount_id=\nperson_id=\nmembership_id=\nagency_id=\n"
        "role=\noperation=export\naction=audit.export\nrecord_type=\nrecord_id=\ncontroller_id=\n"
        "area_id=\nfields=a,b\npurpose=Ünd\nrecipients=\nsearch_hashes=\ncount=0"
    )
    assert event_hash(NOBODY) == sha256(lines.encode()).hexdigest()


def test_a_link_has_the_hash_of_its_lines_written_by_hand() -> None:
    lines = (
        "wayside-audit-link/1\nseq=7\nevent_id=00000000-0000-0000-0000-000000000001\n"
        f"event_hash={'ab' * 32}\nprevious_hash={'0' * 64}"
    )
    found = link_hash(
        seq=7, event_id=uuid.UUID(int=1), event_hash="ab" * 32, previous_hash="0" * 64
    )
    assert found == sha256(lines.encode()).hexdigest()


def test_one_moment_in_two_time_zones_is_the_same() -> None:
    summer = timezone(timedelta(hours=1))
    moved = NOBODY | {"occurred_at": NOBODY["occurred_at"].astimezone(summer)}
    assert event_hash(moved) == event_hash(NOBODY)


@pytest.mark.parametrize("name", EVENT_FIELDS)
def test_every_field_counts(name: str) -> None:
    other: dict[type, Any] = {
        uuid.UUID: uuid.UUID(int=9),
        datetime: NOW,
        str: "other",
        list: ["c"],
        int: 5,
        type(None): uuid.UUID(int=9),
    }
    assert event_hash(NOBODY | {name: other[type(NOBODY[name])]}) != event_hash(NOBODY)


@pytest.mark.parametrize("change", [{"purpose": "a\nb"}, {"fields": ["a,b"]}, {"fields": [""]}])
def test_what_the_trail_never_accepts_has_no_form(change: dict[str, Any]) -> None:
    with pytest.raises(MalformedError):
        event_hash(NOBODY | change)


SLUGS = st.from_regex(r"[a-z][a-z0-9_]{0,20}\.[a-z][a-z0-9_]{0,20}", fullmatch=True)
TIMES = st.datetimes(
    min_value=datetime(1900, 1, 1),  # noqa: DTZ001  hypothesis adds the zone
    max_value=datetime(9000, 1, 1),  # noqa: DTZ001
    timezones=st.just(UTC),
)
LINES = st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp")), max_size=60)


@pytest.mark.django_db
@examples(60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    now=TIMES,
    action=SLUGS,
    operation=st.sampled_from(Operation),
    purpose=LINES,
    fields=st.lists(st.from_regex(r"[a-z_.]{1,20}", fullmatch=True), max_size=4),
    recipients=st.lists(st.uuids(), max_size=3),
    terms=st.lists(LINES, max_size=3),
    count=st.none() | st.integers(0, 2**62),
    record_id=st.none() | st.uuids(),
)
def test_the_database_and_python_hash_an_event_alike(**given_values: Any) -> None:
    terms = given_values.pop("terms")
    written = event(**given_values, search_terms=terms)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT encode(audit_event_hash(event), 'hex') FROM audit_event AS event WHERE id = %s",
            [written.id],
        )
        (in_database,) = cursor.fetchone() or ("",)
    stored = Event.objects.values(*EVENT_FIELDS).get(id=written.id)
    assert event_hash(stored) == in_database
