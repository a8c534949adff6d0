"""Two records become one and two again, exactly; and no row moves for whom both are not open."""

import uuid
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.apps import apps
from django.db import DatabaseError, ProgrammingError, connection, transaction
from django.test import Client
from hypothesis import HealthCheck, given
from hypothesis import strategies as st
from tests.architecture.test_wall import walled
from tests.examples import examples

from wayside.audit.models import Event
from wayside.notices.models import Notice
from wayside.partners.models import Membership
from wayside.partners.tests import factories as partners
from wayside.people import actions as people
from wayside.people import jobs
from wayside.people.actions import NotOpenError
from wayside.people.contact import actions as contacting
from wayside.people.contact.permissions import WATCH_SILENCE
from wayside.people.contact.tests import factories as contact
from wayside.people.matching import asked_for
from wayside.people.merging import actions
from wayside.people.models import (
    ContactAttempt,
    ContactPlan,
    ContactRoute,
    Merge,
    Person,
    Relation,
    SearchToken,
)
from wayside.people.relations.tests import factories as around
from wayside.people.tests import factories
from wayside.people.tests.cast import Cast
from wayside.people.tests.factories import NOW, TODAY, acting
from wayside.people.vocabulary import AgeMark
from wayside.sharing import actions as sharing
from wayside.sharing.models import Grant, Subject
from wayside.sharing.vocabulary import Because
from wayside.web.states import NotNow

pytestmark = pytest.mark.django_db
APART = {"people_merge", "people_searchtoken", "sharing_grant"}


def everything(cast: Cast, *subjects: Subject) -> dict[str, list[str]]:
    """Every row of these records that the caseworker sees, as the database holds it; of grants
    those in force, of search tokens what they compare."""
    found = {}
    ids = [each.id for each in subjects]
    with acting(cast.ana), connection.cursor() as cursor:
        for model in apps.get_models():
            table = model._meta.db_table
            names = {field.attname for field in model._meta.concrete_fields}
            if walled(model) and "subject_id" in names and table not in APART:
                cursor.execute(
                    f"SELECT t::text FROM support.{table} t WHERE subject_id = ANY(%s) ORDER BY 1",
                    [ids],
                )
                found[table] = [row[0] for row in cursor.fetchall()]
        cursor.execute(
            "SELECT t::text FROM support.sharing_grant t "
            "WHERE subject_id = ANY(%s) AND ended_at IS NULL ORDER BY 1",
            [ids],
        )
        found["grants"] = [row[0] for row in cursor.fetchall()]
        tokens = SearchToken.objects.filter(subject__in=ids).values_list("subject", "kind", "token")
        found["tokens"] = sorted(str((s, kind, bytes(token))) for s, kind, token in tokens)
    return found


def merged(cast: Cast, kept: Person, other: Person, *, by: Membership | None = None) -> Merge:
    member = by or cast.ana
    with acting(member):
        return actions.merge(kept=kept, merged=other, by=partners.actor_of(member), now=NOW)


def apart(cast: Cast, held: Merge) -> Person:
    with acting(cast.ana):
        return actions.unmerge(held=held, by=cast.ana_acts, now=NOW)


def _plan(cast: Cast, person: Person) -> None:
    agreed = {"voicemail_words": "x", "dropped_words": "", "if_silent": "", "recheck_days": 9}
    with acting(cast.ana):
        contacting.agree_contact(
            person=person, agreed={**agreed, "usual_days": None}, expected_version=0,
            by=cast.ana_acts, now=NOW,
        )  # fmt: skip


def _colleague(cast: Cast, person: Person) -> None:
    with acting(cast.ana):
        sharing.grant(
            subject=person.subject, to=cast.bea, because=Because.COVER, by=cast.ana_acts, now=NOW,
            until_at=NOW + timedelta(days=3),
        )  # fmt: skip


def _lock(cast: Cast, person: Person) -> None:
    with acting(cast.ana):
        sharing.lock_out(subject=person.subject, person=cast.lead.person, by=cast.ana_acts, now=NOW)


WRITES: tuple[Callable[[Cast, Person], object], ...] = (
    lambda cast, person: contact.route(cast.ana, person),
    lambda cast, person: contact.attempt(cast.ana, person),
    lambda cast, person: around.custody(cast.ana, around.relation(cast.ana, person), TODAY),
    _plan,
    _colleague,
    _lock,
)
CHOSEN = st.sets(st.integers(0, len(WRITES) - 1))


@examples(8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(first=CHOSEN, second=CHOSEN)
def test_merge_then_unmerge_is_the_identity(cast: Cast, first: set[int], second: set[int]) -> None:
    kept = factories.person(cast.ana, "Rosie", family_name="Lantern")
    other = factories.person(cast.ana, "Roza", born="1990-05-17")
    for person, chosen in ((kept, first), (other, second)):
        for number in sorted(chosen):
            WRITES[number](cast, person)
    both = (kept.subject, other.subject)
    before = everything(cast, *both)
    held = merged(cast, kept, other)
    assert everything(cast, *both) != before
    apart(cast, held)
    assert everything(cast, *both) == before


def test_one_record_holds_both_histories_and_is_found_by_both_names(cast: Cast) -> None:
    kept = factories.person(cast.ana, "Rosie Lantern")
    other = factories.person(cast.ana, "Katarzyna Harbour")
    for each in (kept, other):
        contact.attempt(cast.ana, each)
        around.relation(cast.ana, each)
    route = contact.route(cast.ana, other)
    merged(cast, kept, other)
    with acting(cast.ana):
        for model, count in ((ContactAttempt, 2), (Relation, 2), (ContactRoute, 1)):
            assert model._default_manager.filter(subject=kept.subject).count() == count
        assert ContactRoute.objects.get(id=route.id).where == contact.NUMBER
        for name in ("Rosie Lantern", "Katarzyna Harbour", "Kasia Harbour"):
            hits = people.search(asked=asked_for(name, ""), by=cast.ana_acts, now=NOW)
            assert [each.person.id for each in hits] == [kept.id]
        opened = people.open_record(person_id=other.id, by=cast.ana_acts, now=NOW)
        assert opened.id == kept.id
    assert Event.objects.filter(action="people.merge").count() == 2


def test_who_is_locked_out_of_either_is_locked_out_of_both(cast: Cast) -> None:
    kept, other = factories.person(cast.ana, "Rosie"), factories.person(cast.ana, "Roza")
    _colleague(cast, kept)
    with acting(cast.ana):
        sharing.lock_out(subject=other.subject, person=cast.bea.person, by=cast.ana_acts, now=NOW)
    merged(cast, kept, other)
    with acting(cast.bea):
        for each in (kept, other):
            with pytest.raises(NotOpenError):
                people.open_record(person_id=each.id, by=partners.actor_of(cast.bea), now=NOW)


def test_nobody_lets_themselves_into_the_record_that_was_merged(cast: Cast) -> None:
    kept, other = factories.person(cast.ana, "Rosie"), factories.person(cast.ana, "Roza")
    merged(cast, kept, other)
    for member in (cast.bea, cast.ana):
        with (
            acting(member),
            pytest.raises(DatabaseError, match="row-level security"),
            transaction.atomic(),
        ):
            Grant.objects.bulk_create(
                [
                    Grant(
                        subject_id=other.subject_id, controller=cast.charity, membership=member,
                        scope="open", because="created", from_at=NOW,
                    )
                ]
            )  # fmt: skip


def test_both_records_must_be_open_and_the_database_holds_it(cast: Cast) -> None:
    kept, other = factories.person(cast.ana, "Rosie"), factories.person(cast.bea, "Roza")
    strange = factories.person(cast.other, "Rosa")
    for each in (other, strange):
        with pytest.raises(NotOpenError):
            merged(cast, kept, each)
        with (
            acting(cast.ana),
            connection.cursor() as cursor,
            pytest.raises(ProgrammingError, match="not open to merge"),
            transaction.atomic(),
        ):
            cursor.execute(
                "SELECT support.merge_records(%s, %s, %s, '')",
                [uuid.uuid4(), kept.subject_id, each.subject_id],
            )
    with acting(cast.ana), pytest.raises(DatabaseError, match="denied"), transaction.atomic():
        Merge.objects.bulk_create(
            [
                Merge(
                    subject=kept.subject, merged=other, controller=cast.charity, merged_at=NOW,
                    merged_by=cast.ana, moved={"support.sharing_grant": []},
                )
            ]
        )  # fmt: skip


def test_another_cannot_take_apart(cast: Cast) -> None:
    kept, other = factories.person(cast.ana, "Rosie"), factories.person(cast.ana, "Roza")
    held = merged(cast, kept, other)
    for member in (cast.bea, cast.other):
        with (
            acting(member),
            connection.cursor() as cursor,
            pytest.raises(ProgrammingError, match="not open"),
            transaction.atomic(),
        ):
            cursor.execute("SELECT support.unmerge_records(%s)", [held.id])
    apart(cast, held)
    with pytest.raises(NotNow, match="already"):
        apart(cast, held)


def test_a_child_and_an_adult_are_not_made_one_and_nobody_with_themselves(cast: Cast) -> None:
    adult = factories.person(cast.ana, "Rosie")
    child = factories.person(cast.ana, "Roza", age_mark=AgeMark.CHILD)
    with pytest.raises(NotNow, match="child"):
        merged(cast, adult, child)
    with pytest.raises(NotNow, match="same record"):
        merged(cast, adult, adult)


def test_merges_of_merges_come_apart_in_any_order(cast: Cast) -> None:
    first, second, third = (factories.person(cast.ana, name) for name in ("Rosie", "Roza", "Zoe"))
    for each in (first, second, third):
        contact.route(cast.ana, each)
    subjects = [each.subject for each in (first, second, third)]
    before = everything(cast, *subjects)
    inner = merged(cast, second, third)
    outer = merged(cast, first, second)
    with acting(cast.ana):
        assert ContactRoute.objects.filter(subject=first.subject).count() == 3
        inner.refresh_from_db()
    apart(cast, inner)
    apart(cast, outer)
    assert everything(cast, *subjects) == before


def test_what_collides_stays_and_comes_back(cast: Cast) -> None:
    kept, other = factories.person(cast.ana, "Rosie"), factories.person(cast.ana, "Roza")
    _plan(cast, kept)
    _plan(cast, other)
    held = merged(cast, kept, other)
    with acting(cast.ana):
        assert ContactPlan.objects.get().subject_id == kept.subject_id
    apart(cast, held)
    with acting(cast.ana):
        assert ContactPlan.objects.count() == 2


def test_the_daily_job_tells_of_a_merged_person_once(cast: Cast) -> None:
    kept, other = factories.person(cast.ana, "Rosie"), factories.person(cast.ana, "Roza")
    merged(cast, kept, other)
    later = NOW + timedelta(days=20)
    jobs.for_each_agency(contacting.tell_of_silence, WATCH_SILENCE, now=later)
    assert Notice.objects.get().about_id == kept.id


def test_from_likely_to_one_record_to_two(cast: Cast, client: Client, settings: Any) -> None:
    settings.WAYSIDE_TODAY = TODAY + timedelta(days=1)
    partners.sign_in(client, cast.ana)
    kept = factories.person(cast.ana, "Kasia", family_name="Lantern", born="1990-05-17")
    other = factories.person(cast.ana, "Katarzyna", family_name="Lantern", born="1990-05-17")
    base = f"/people/{kept.id}/merge/"
    assert "Katarzyna" in client.get(base).content.decode()
    assert client.post(f"{base}{other.id}/", {}).status_code == 200
    assert client.post(f"{base}{other.id}/", {"sure": "on"}).status_code == 302
    assert "Merged into this record" in client.get(base).content.decode()
    with acting(cast.ana):
        held = Merge.objects.get()
    assert client.post(f"{base}{held.id}/apart/").status_code == 302
    assert client.post(f"{base}{held.id}/apart/").status_code == 404
