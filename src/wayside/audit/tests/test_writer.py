"""What is recorded, and that nothing goes on when it cannot be."""

import uuid

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from pytest_django import DjangoAssertNumQueries

from wayside.audit.models import PURPOSE_LENGTH, ChainLink, Event
from wayside.audit.search_terms import search_hash
from wayside.audit.tests.factories import NOW, Member, as_owner, event
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import OutsideTransactionError, look, record


@pytest.mark.django_db
def test_an_event_says_who_did_what_to_which_record_and_why() -> None:
    by, record_id, agency_id = Member(), uuid.uuid4(), uuid.uuid4()
    written = event(
        by=by,
        operation=Operation.DISCLOSURE,
        action="sharing.disclose",
        record_type="people.Person",
        record_id=record_id,
        controller_id=agency_id,
        fields=["surname", "given_name", "surname"],
        purpose="safeguarding",
        recipients=[agency_id],
        count=1,
    )
    stored = Event.objects.get(id=written.id)
    assert (stored.person_id, stored.agency_id, stored.role) == (
        by.person_id,
        by.agency_id,
        "analyst",
    )
    assert (stored.record_type, stored.record_id) == ("people.Person", record_id)
    assert stored.fields == ["given_name", "surname"]
    assert stored.recipients == [agency_id]
    assert stored.occurred_at == NOW


@pytest.mark.django_db
def test_the_time_of_recording_is_the_databases_and_cannot_be_chosen() -> None:
    chosen = Event.objects.create(
        occurred_at=NOW,
        recorded_at=NOW,
        actor_kind="service",
        operation=Operation.ACCESS,
        action="access.sign_in",
    )
    assert Event.objects.get(id=chosen.id).recorded_at.year > 2018


@pytest.mark.django_db
def test_search_terms_are_kept_as_keyed_hashes_only() -> None:
    written = event(search_terms=["  Mary   ANN ", ""])
    assert written.search_hashes == [search_hash("mary ann")]
    assert "mary" not in str(Event.objects.values_list().get(id=written.id)).lower()


def test_an_event_outside_a_transaction_is_refused(transactional_db: None) -> None:
    with pytest.raises(OutsideTransactionError):
        record(by=Member(), operation=Operation.ACCESS, action="access.sign_in", now=NOW)
    assert not Event.objects.exists()


@pytest.mark.django_db
def test_a_purpose_too_long_to_keep_is_refused() -> None:
    with pytest.raises(ValueError, match="at most 200"):
        event(purpose="x" * (PURPOSE_LENGTH + 1))


@pytest.mark.django_db
@pytest.mark.parametrize(
    "content",
    [
        {"action": "Opened Mary's record"},
        {"record_type": "Mary"},
        {"fields": ["surname: Smith"]},
        {"purpose": "line\nbreak"},
        {"count": -1},
        {"operation": "peeking"},
    ],
)
def test_the_database_refuses_what_could_be_content(content: dict[str, object]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        event(**content)


def test_nothing_is_saved_when_the_event_cannot_be_written(transactional_db: None) -> None:
    with as_owner() as owner:
        owner.execute("CREATE TABLE saved (id int); GRANT ALL ON saved TO PUBLIC")
        owner.execute(
            "CREATE FUNCTION broken() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RAISE EXCEPTION 'no room on disk'; END $$; CREATE TRIGGER broken "
            "BEFORE INSERT ON audit_event FOR EACH ROW EXECUTE FUNCTION broken()"
        )
    with pytest.raises(DatabaseError, match="no room on disk"):
        save_with_an_event()
    assert rows_saved() == 0


def test_nothing_is_saved_when_the_event_cannot_be_linked(transactional_db: None) -> None:
    with as_owner() as owner:
        owner.execute("CREATE TABLE saved (id int); GRANT ALL ON saved TO PUBLIC")
        owner.execute(
            "CREATE FUNCTION broken() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RAISE EXCEPTION 'no room on disk'; END $$; CREATE TRIGGER broken "
            "BEFORE INSERT ON audit_chainlink FOR EACH ROW EXECUTE FUNCTION broken()"
        )
    with pytest.raises(DatabaseError, match="no room on disk"):
        save_with_an_event()
    assert rows_saved() == 0
    assert not Event.objects.exists()
    assert not ChainLink.objects.exists()


def save_with_an_event() -> None:
    """What every action does: it saves something and records it in one transaction."""
    from django.db import connection

    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO saved VALUES (1)")
        event()


def rows_saved() -> int:
    with as_owner() as owner:
        row = owner.execute("SELECT count(*) FROM saved").fetchone()
        return int(row[0]) if row else -1


def test_a_look_has_a_transaction_of_its_own_where_there_is_none(transactional_db: None) -> None:
    shown = look_at_it()
    assert shown == "it"
    assert Event.objects.get().action == "crime.list_extracts"


@pytest.mark.django_db
def test_a_look_within_a_transaction_costs_one_statement(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    with django_assert_num_queries(1):
        look_at_it()


@look
def look_at_it() -> str:
    """What every look does: it shows something and records that."""
    record(by=Member(), operation=Operation.LISTING, action="crime.list_extracts", now=NOW)
    return "it"
