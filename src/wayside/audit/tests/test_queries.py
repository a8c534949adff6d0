"""Lists and counts of one agency's events, and of nobody else's."""

import uuid
from datetime import date, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from wayside.audit import queries
from wayside.audit.models import Event
from wayside.audit.queries import Criteria, Position
from wayside.audit.sealing import seal
from wayside.audit.tests.factories import NOW, Member, event
from wayside.audit.vocabulary import LOOKS, Operation

LONDON = ZoneInfo("Europe/London")
OURS, THEIRS = uuid.uuid4(), uuid.uuid4()
pytestmark = pytest.mark.django_db


def ours(**given: Any) -> Event:
    return event(**({"by": Member(agency_id=OURS)} | given))


def listed(criteria: Criteria | None = None, agency_id: UUID = OURS) -> list[UUID]:
    page = queries.event_page(criteria or Criteria(), agency_id=agency_id)
    return [each.id for each in page.events]


def test_an_agency_sees_what_its_members_did_and_what_was_done_to_its_records() -> None:
    by_us = ours()
    to_us = event(by=Member(agency_id=THEIRS), controller_id=OURS)
    by_the_system = event(by=Member(agency_id=None, kind="service"), controller_id=OURS)
    both = ours(controller_id=OURS)
    event(by=Member(agency_id=THEIRS), controller_id=THEIRS)
    event(by=Member(agency_id=None))
    assert set(listed()) == {by_us.id, to_us.id, by_the_system.id, both.id}
    assert queries.count(Criteria(), agency_id=OURS) == 4


def test_another_agency_sees_nothing_of_it() -> None:
    written = ours(record_id=uuid.uuid4(), controller_id=OURS)
    asked = Criteria(record_id=written.record_id, person_id=written.person_id)
    assert listed(asked) == [written.id]
    assert listed(asked, THEIRS) == []
    assert queries.count(asked, agency_id=THEIRS) == 0
    assert not queries.has_events(asked, agency_id=THEIRS)
    assert queries.by_person(asked, agency_id=THEIRS, limit=9) == []
    assert queries.by_record(asked, agency_id=THEIRS, limit=9) == []
    assert queries.by_day(asked, agency_id=THEIRS, zone=LONDON) == []
    assert queries.newest(asked, agency_id=THEIRS, limit=9) == []


def test_each_criterion_narrows() -> None:
    person, record_id = Member(agency_id=OURS), uuid.uuid4()
    wanted = ours(
        by=person,
        record_type="patrols.Week",
        record_id=record_id,
        operation=Operation.LISTING,
        now=NOW + timedelta(days=1),
    )
    other = ours(operation=Operation.ALTERATION)
    assert listed(Criteria(person_id=person.person_id)) == [wanted.id]
    assert listed(Criteria(record_type="patrols.Week")) == [wanted.id]
    assert listed(Criteria(record_id=record_id)) == [wanted.id]
    assert listed(Criteria(operations=frozenset(LOOKS))) == [wanted.id]
    assert listed(Criteria(since=NOW + timedelta(hours=1))) == [wanted.id]
    assert listed(Criteria(until=NOW + timedelta(hours=1))) == [other.id]
    look = ours(action="governance.list_events")
    assert look.id in listed()
    assert set(listed(Criteria(without_room="governance"))) == {wanted.id, other.id}


def test_pages_lead_on_and_back_without_losing_or_repeating_an_event() -> None:
    """Several events share one moment, as those of one request do."""
    written = [ours(now=NOW + timedelta(minutes=i // 3)) for i in range(11)]
    expected = [
        each.id for each in sorted(written, key=lambda e: (e.occurred_at, e.id), reverse=True)
    ]
    page = queries.event_page(Criteria(), agency_id=OURS, size=4)
    assert page.newer is None
    seen = [each.id for each in page.events]
    pages = [page]
    while page.older:
        page = queries.event_page(Criteria(), agency_id=OURS, older_than=page.older, size=4)
        pages.append(page)
        seen += [each.id for each in page.events]
    assert seen == expected
    assert len(pages) == 3
    assert page.newer
    back = queries.event_page(Criteria(), agency_id=OURS, newer_than=page.newer, size=4)
    assert back.events == pages[1].events
    assert back.newer
    first = queries.event_page(Criteria(), agency_id=OURS, newer_than=back.newer, size=4)
    assert first.events == pages[0].events
    assert first.newer is None


@pytest.mark.parametrize("text", ["", "-", "12", "x-y", "99999999999999999999999-" + "0" * 32])
def test_an_address_that_is_no_position_is_none(text: str) -> None:
    assert Position.parse(text) is None


def test_a_position_survives_the_address() -> None:
    position = Position.of(ours())
    assert Position.parse(str(position)) == position


def test_tallies_count_looks_and_changes() -> None:
    person, record_id = Member(agency_id=OURS), uuid.uuid4()
    record: dict[str, Any] = {"by": person, "record_type": "patrols.Week", "record_id": record_id}
    ours(operation=Operation.CONSULTATION, **record)
    ours(operation=Operation.EXPORT, **record)
    last = ours(operation=Operation.ALTERATION, now=NOW + timedelta(hours=11), **record)
    ours()
    busiest = queries.by_person(Criteria(), agency_id=OURS, limit=1)
    assert [(t.key, t.events, t.looks, t.changes) for t in busiest] == [(person.person_id, 3, 2, 1)]
    assert busiest[0].last_at == last.occurred_at
    records = queries.by_record(Criteria(), agency_id=OURS, limit=1)
    assert [(t.key, t.events) for t in records] == [(("patrols.Week", record_id), 3)]
    days = queries.by_day(Criteria(), agency_id=OURS, zone=LONDON)
    assert [(t.key, t.events) for t in days] == [(date(2018, 7, 3), 1), (date(2018, 7, 2), 3)]


def test_counting_stops_at_its_limit() -> None:
    for _ in range(5):
        ours()
    assert queries.count(Criteria(), agency_id=OURS, limit=3) == 3


def test_a_list_is_read_from_both_indexes_however_long_the_trail() -> None:
    with CaptureQueriesContext(connection) as asked:
        queries.event_page(Criteria(), agency_id=OURS, older_than=Position.of(ours()))
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off; SET LOCAL enable_sort = off")
        cursor.execute(f"EXPLAIN {asked.captured_queries[-1]['sql']}")
        plan = "\n".join(row[0] for row in cursor.fetchall())
    assert "audit_event_by_agency" in plan
    assert "audit_event_by_controller" in plan


def test_the_state_of_an_empty_trail_and_of_a_sealed_one(audit_folder: object) -> None:
    assert queries.trail_state().events == 0
    for _ in range(3):
        ours()
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    seal()
    ours()
    state = queries.trail_state()
    assert (state.events, state.since_checkpoint) == (4, 1)
    assert state.verification is None
