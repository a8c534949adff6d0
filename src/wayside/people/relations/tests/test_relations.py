"""Who is around somebody is theirs alone: no search, no token, no export, no figure knows it; and
a date of release makes a window that cannot be missed."""

import ast
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from tests.architecture.house import SOURCE, modules
from tests.examples import examples

from wayside.audit.models import Event
from wayside.notices.models import Notice
from wayside.partners.tests import factories as partners
from wayside.people import actions as people
from wayside.people import jobs
from wayside.people.actions import NotOpenError
from wayside.people.matching import asked_for
from wayside.people.models import Custody, Person, Relation, SearchToken
from wayside.people.relations import actions
from wayside.people.relations.permissions import WATCH_RELEASES
from wayside.people.relations.rules import BEFORE_RELEASE, window
from wayside.people.relations.tests import factories as around
from wayside.people.relations.vocabulary import ToldBy, WindowKind
from wayside.people.tests import factories
from wayside.people.tests.cast import Cast
from wayside.people.tests.factories import NOW, TODAY, acting
from wayside.web.states import NotNow

pytestmark = pytest.mark.django_db
MAY_NAME_THEM = (
    "people/relations/",
    "people/models/",
    "people/queries/due.py",
    "governance/retention/decisions.py",  # how long each is kept
    "support/housing/queries/households.py",  # whether children come along
    "support/referrals/queries/fitting.py",  # whether children come along
    "support/timeline/beside.py",  # releases, on the record's own timeline
)


@pytest.fixture
def rosie(cast: Cast) -> Person:
    return factories.person(cast.ana, "Rosie")


def tokens() -> set[tuple[bytes, object]]:
    """Every search token that whoever acts sees."""
    rows = SearchToken.objects.values_list("token", "subject_id")
    return {(bytes(token), subject) for token, subject in rows}


def test_nobody_is_found_by_the_name_of_whoever_is_around(cast: Cast, rosie: Person) -> None:
    with acting(cast.ana):
        before = tokens()
    around.relation(cast.ana, rosie, "Marlon Vane")
    with acting(cast.ana):
        assert tokens() == before
        for name in ("Marlon", "Vane", "Marlon Vane"):
            hits = people.search(asked=asked_for(name, ""), by=cast.ana_acts, now=NOW)
            assert not hits


def test_no_name_and_no_words_stand_in_the_row(cast: Cast, rosie: Person) -> None:
    around.relation(cast.ana, rosie, "Marlon Vane", words="He waits outside")
    with acting(cast.ana), connection.cursor() as cursor:
        cursor.execute("SELECT r::text FROM support.people_relation r")
        held = cursor.fetchone()[0].encode()
    for word in ("Marlon", "Vane", "waits"):
        assert word.encode() not in held
        assert word.encode().hex().encode() not in held


def test_the_trail_and_notices_hold_no_name(cast: Cast, rosie: Person) -> None:
    made = around.relation(cast.ana, rosie, "Marlon Vane")
    around.custody(cast.ana, made, TODAY + timedelta(days=10))
    jobs.for_each_agency(actions.tell_of_releases, WATCH_RELEASES, now=NOW)
    told = [str(each.__dict__) for each in (*Event.objects.all(), *Notice.objects.all())]
    assert Notice.objects.count() == 1
    assert not [each for each in told if "Marlon" in each or "Vane" in each]


def test_no_export_figure_or_other_room_names_them() -> None:
    naming = []
    for path in modules():
        place = path.relative_to(SOURCE).as_posix()
        for node in ast.walk(ast.parse(path.read_text())):
            names = [each.name for each in getattr(node, "names", ())]
            if isinstance(node, ast.ImportFrom) and {"Relation", "Custody"} & set(names):
                naming.append(place)
            if isinstance(node, ast.Constant) and node.value in {"people.Relation", "relations"}:
                naming.append(place)
    strange = [each for each in naming if not each.startswith(MAY_NAME_THEM)]
    assert [each for each in strange if not each.endswith("vocabulary.py")] == []
    assert naming


@pytest.mark.parametrize("who", ["bea", "lead", "other"])
def test_nobody_else_reads_anything(cast: Cast, rosie: Person, who: str) -> None:
    made = around.relation(cast.ana, rosie)
    around.custody(cast.ana, made, TODAY)
    member = getattr(cast, who)
    with acting(member):
        assert not Relation.objects.exists()
        assert not Custody.objects.exists()
        with pytest.raises(NotOpenError):
            actions.read_relations(person=rosie, by=partners.actor_of(member), now=NOW)


@examples(200)
@given(st.integers(-60, 60), st.integers(0, 400), st.booleans())
def test_every_day_of_an_absence_has_its_window(start: int, length: int, prepared: bool) -> None:
    begins = TODAY + timedelta(days=start)
    ends = begins + timedelta(days=length)
    found = window(from_date=begins, release_date=ends, prepared=prepared, today=TODAY)
    if begins > TODAY:
        assert found == WindowKind.AHEAD
    elif ends <= TODAY:
        assert found == WindowKind.RELEASED
    elif ends - TODAY <= BEFORE_RELEASE and not prepared:
        assert found == WindowKind.RELEASE_NEAR
    else:
        assert found == WindowKind.AWAY


def test_another_date_of_release_is_prepared_anew(cast: Cast, rosie: Person) -> None:
    away = around.custody(cast.ana, around.relation(cast.ana, rosie), TODAY + timedelta(days=9))
    with acting(cast.ana):
        actions.prepare_release(custody=away, by=cast.ana_acts, now=NOW)
        with pytest.raises(NotNow, match="already"):
            actions.prepare_release(custody=away, by=cast.ana_acts, now=NOW)
        later = actions.Away(away.from_date, TODAY + timedelta(days=12), ToldBy.PERSON)
        actions.change_custody(
            custody=away, away=later, expected_version=2, by=cast.ana_acts, now=NOW
        )
        assert Custody.objects.get().prepared_at is None
        backwards = actions.Away(TODAY, TODAY - timedelta(days=1), ToldBy.PERSON)
        with pytest.raises(NotNow, match="before"):
            actions.change_custody(
                custody=away, away=backwards, expected_version=3, by=cast.ana_acts, now=NOW
            )


def test_the_worker_is_told_once_for_each_date(cast: Cast, rosie: Person) -> None:
    around.custody(cast.ana, around.relation(cast.ana, rosie), TODAY + timedelta(days=30))
    for days, told in ((0, 0), (2, 1), (3, 1), (30, 2), (31, 2)):
        now = NOW + timedelta(days=days)
        jobs.for_each_agency(actions.tell_of_releases, WATCH_RELEASES, now=now)
        assert Notice.objects.filter(person_id=cast.ana.person_id).count() == told
    assert not Notice.objects.exclude(person_id=cast.ana.person_id).exists()


def test_from_a_name_to_a_window_and_its_end(
    cast: Cast, rosie: Person, client: Client, settings: Any
) -> None:
    settings.WAYSIDE_TODAY = TODAY + timedelta(days=1)
    partners.sign_in(client, cast.ana)
    base = f"/people/{rosie.id}/around/"
    sent = {"kind": "dealer", "name": "Marlon", "coercion": ["drug_debt"], "words": "I owe him"}
    assert client.post(f"{base}add/", sent).status_code == 302
    with acting(cast.ana):
        made = Relation.objects.get()
    changed = {**sent, "coercion": ["drug_debt", "supplies"], "version": 1}
    assert client.post(f"{base}{made.id}/change/", changed).status_code == 302
    late = {**sent, "kind": "family", "version": 1}
    assert client.post(f"{base}{made.id}/change/", late).status_code == 409
    away = {"from_date": "1/6/2018", "release_date": "20/7/2018", "told_by": "notice"}
    assert "which notice" in client.post(f"{base}{made.id}/away/", away).content.decode()
    away["reference"] = "Victim contact, letter of 1 June"
    assert client.post(f"{base}{made.id}/away/", away).status_code == 302
    page = client.get(base).content.decode()
    for words in ("Marlon", "Supplies drugs", "Release is near", "letter of 1 June"):
        assert words in page
    with acting(cast.ana):
        held = Custody.objects.get()
    assert client.post(f"{base}away/{held.id}/prepared/").status_code == 302
    assert "Away for now" in client.get(base).content.decode()
    out = {**away, "release_date": "2/7/2018", "version": 2}
    assert client.post(f"{base}away/{held.id}/change/", out).status_code == 302
    assert "They may be out" in client.get(base).content.decode()
    assert client.post(f"{base}away/{held.id}/over/").status_code == 302
    assert client.post(f"{base}away/{held.id}/over/").status_code == 404
    assert client.post(f"{base}{made.id}/end/").status_code == 302
    assert "Marlon" not in client.get(base).content.decode()


def test_a_time_away_can_be_put_right_before_it_begins_and_while_it_lasts(
    cast: Cast, rosie: Person, client: Client, settings: Any
) -> None:
    settings.WAYSIDE_TODAY = TODAY
    partners.sign_in(client, cast.ana)
    base = f"/people/{rosie.id}/around/"
    relation = around.relation(cast.ana, rosie)
    for since, words in ((TODAY + timedelta(days=5), "Away later"), (TODAY, "Away for now")):
        held = around.custody(cast.ana, relation, TODAY + timedelta(days=300), since=since)
        page = client.get(base).content.decode()
        assert words in page
        assert f"{base}away/{held.id}/change/" in page
        assert f"{base}away/{held.id}/over/" in page
        assert client.post(f"{base}away/{held.id}/over/").status_code == 302
        assert words not in client.get(base).content.decode()


def test_a_day_is_a_day_of_london(cast: Cast, rosie: Person) -> None:
    midnight = datetime(2018, 7, 9, 23, 30, tzinfo=UTC)
    around.custody(cast.ana, around.relation(cast.ana, rosie), date(2018, 7, 10))
    with acting(cast.ana, now=midnight):
        (one,) = actions.read_relations(person=rosie, by=cast.ana_acts, now=midnight)
    assert [each.kind for each in one.windows] == [WindowKind.RELEASED]


def test_the_page_takes_a_fixed_number_of_statements(
    cast: Cast, rosie: Person, client: Client, settings: Any, django_assert_max_num_queries: Any
) -> None:
    settings.WAYSIDE_TODAY = TODAY + timedelta(days=1)
    partners.sign_in(client, cast.ana)
    for days in range(5):
        around.custody(cast.ana, around.relation(cast.ana, rosie), date(2018, 8, 1 + days))
    client.get(f"/people/{rosie.id}/around/")
    with django_assert_max_num_queries(20):
        client.get(f"/people/{rosie.id}/around/")
