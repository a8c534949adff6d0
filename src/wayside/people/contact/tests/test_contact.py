"""A number is shown on asking alone; each attempt counts once; nobody else learns anything."""

import uuid
from datetime import timedelta

import pytest
from django.db import DatabaseError, ProgrammingError, connection, transaction

from wayside.access.actor import Actor
from wayside.access.vocabulary import Side
from wayside.audit.models import Event
from wayside.notices.models import Notice
from wayside.partners.models import Membership
from wayside.partners.tests import factories as partners
from wayside.people import jobs
from wayside.people.actions import NotOpenError
from wayside.people.contact import actions, queries
from wayside.people.contact.actions import Way
from wayside.people.contact.permissions import WATCH_SILENCE
from wayside.people.contact.tests import factories as contact
from wayside.people.contact.vocabulary import Outcome, Reason, Recheck, RouteKind
from wayside.people.models import ContactAttempt, ContactPlan, ContactRoute, Person
from wayside.people.tests import factories
from wayside.people.tests.cast import Cast
from wayside.people.tests.factories import NOW, acting
from wayside.people.vocabulary import DAILY
from wayside.web.collisions import Collision
from wayside.web.states import NotNow

pytestmark = pytest.mark.django_db
AGREED = {
    "voicemail_words": "It is the library",
    "dropped_words": "I ring back once",
    "if_silent": "Text\nAsk Sam",
    "recheck_days": 30,
    "usual_days": None,
}


@pytest.fixture
def rosie(cast: Cast) -> Person:
    return factories.person(cast.ana, "Rosie")


def test_no_number_and_no_words_stand_in_the_rows_as_they_were_said(
    cast: Cast, rosie: Person
) -> None:
    contact.route(cast.ana, rosie, held_by="Marlon", note="By the window")
    with acting(cast.ana), connection.cursor() as cursor:
        actions.agree_contact(
            person=rosie, agreed=AGREED, expected_version=0, by=cast.ana_acts, now=NOW
        )
        cursor.execute(
            "SELECT r::text FROM support.people_contactroute r "
            "UNION ALL SELECT p::text FROM support.people_contactplan p"
        )
        held = "".join(row[0] for row in cursor.fetchall()).encode()
    assert held
    for word in (contact.NUMBER, "Marlon", "window", "library", "Sam"):
        assert word.encode() not in held
        assert word.encode().hex().encode() not in held


def test_a_number_shown_is_an_event_of_its_own_and_holds_no_number(
    cast: Cast, rosie: Person
) -> None:
    route = contact.route(cast.ana, rosie)
    with acting(cast.ana):
        with pytest.raises(NotNow, match="Check again"):
            actions.show_route(route=route, checked=False, despite=None, by=cast.ana_acts, now=NOW)
        actions.show_route(route=route, checked=True, despite=None, by=cast.ana_acts, now=NOW)
    event = Event.objects.get(action="people.show_route")
    assert (event.record_id, event.fields) == (route.id, ["where"])
    assert contact.NUMBER not in str(event.__dict__)


def test_a_route_not_rechecked_is_shown_for_a_reason_alone(cast: Cast, rosie: Person) -> None:
    route = contact.route(cast.ana, rosie)
    later = NOW + timedelta(days=31)
    with acting(cast.ana, now=later):
        assert queries.against(route, now=later).recheck == Recheck.OLD
        with pytest.raises(NotNow, match="why"):
            actions.show_route(route=route, checked=True, despite=None, by=cast.ana_acts, now=later)
        actions.show_route(
            route=route, checked=False, despite=Reason.RECHECK, by=cast.ana_acts, now=later
        )
        actions.recheck_route(route=route, how_confirmed="x", by=cast.ana_acts, now=later)
        assert queries.against(route, now=later).recheck is None
    assert Event.objects.get(action="people.show_route").purpose == "recheck"


def test_a_number_that_nobody_confirmed_never_passes_for_safe(cast: Cast, rosie: Person) -> None:
    route = contact.route(cast.ana, rosie)
    later = NOW + timedelta(days=1)

    def change(way: Way, how: str = "") -> Recheck | None:
        with acting(cast.ana, now=later):
            actions.change_route(
                route=route, way=way, how_confirmed=how, expected_version=route.version,
                by=cast.ana_acts, now=later,
            )  # fmt: skip
            route.refresh_from_db()
            return queries.against(route, now=later).recheck

    assert change(Way(RouteKind.PHONE, "", days=(1,))) is None
    assert change(Way(RouteKind.PHONE, "07700 900456")) == Recheck.UNCONFIRMED
    assert route.checked_at == NOW
    assert change(Way(RouteKind.PHONE, "07700 900789"), "Asked alone") is None
    assert (route.checked_at, route.where) == (later, "07700 900789")
    assert change(Way(RouteKind.MESSAGE, "")) == Recheck.UNCONFIRMED
    with acting(cast.ana, now=later):
        actions.recheck_route(route=route, how_confirmed="x", by=cast.ana_acts, now=later)
        assert queries.against(route, now=later).recheck is None


def test_a_warning_and_a_strange_voice_make_every_route_doubtful(cast: Cast, rosie: Person) -> None:
    first, second = contact.route(cast.ana, rosie), contact.route(cast.ana, rosie)
    contact.attempt(cast.ana, rosie, Outcome.SOMEBODY_ELSE, route=first)
    with acting(cast.ana):
        assert queries.against(first, now=NOW).recheck == Recheck.SOMEBODY_ELSE
        assert queries.against(second, now=NOW).recheck is None
        actions.warn_of_routes(person=rosie, warning="He has it", by=cast.ana_acts, now=NOW)
        for each in (first, second):
            assert queries.against(each, now=NOW).recheck == Recheck.WARNING


def test_a_strange_voice_by_no_way_told_makes_every_route_doubtful(
    cast: Cast, rosie: Person
) -> None:
    routes = [contact.route(cast.ana, rosie) for _each in range(2)]
    contact.attempt(cast.ana, rosie, Outcome.SOMEBODY_ELSE)
    beside = contact.route(cast.ana, factories.person(cast.ana, "Kasia"))
    with acting(cast.ana):
        for each in routes:
            assert queries.against(each, now=NOW).recheck == Recheck.SOMEBODY_ELSE
        assert queries.against(beside, now=NOW).recheck is None


def test_the_same_attempt_twice_is_one(cast: Cast, rosie: Person) -> None:
    number = uuid.uuid4()
    for _each in range(2):
        contact.attempt(cast.ana, rosie, attempt_id=number)
    with acting(cast.ana):
        assert ContactAttempt.objects.count() == 1
    with pytest.raises(NotNow, match="ahead"):
        contact.attempt(cast.ana, rosie, days_ago=-1)


def test_an_attempt_is_never_changed_or_removed(cast: Cast, rosie: Person) -> None:
    made = contact.attempt(cast.ana, rosie)
    with acting(cast.ana):
        for verb in ("update", "delete"):
            rows = ContactAttempt.objects.filter(id=made.id)
            with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
                rows._raw_delete(rows.db) if verb == "delete" else rows.update(outcome="sent")


def test_two_who_agree_at_once_are_told(cast: Cast, rosie: Person) -> None:
    with acting(cast.ana):
        for version in (0, 2):
            actions.agree_contact(
                person=rosie,
                agreed={**AGREED, "if_silent": str(version)},
                expected_version=version,
                by=cast.ana_acts,
                now=NOW,
            )
        with pytest.raises(Collision):
            actions.agree_contact(
                person=rosie, agreed=AGREED, expected_version=0, by=cast.ana_acts, now=NOW
            )


@pytest.mark.parametrize("who", ["bea", "lead", "other"])
def test_nobody_else_reads_or_writes_anything(cast: Cast, rosie: Person, who: str) -> None:
    route = contact.route(cast.ana, rosie)
    contact.attempt(cast.ana, rosie)
    member: Membership = getattr(cast, who)
    by = partners.actor_of(member)
    with acting(member):
        assert not ContactRoute.objects.exists()
        assert not ContactAttempt.objects.exists()
        assert not ContactPlan.objects.exists()
        with pytest.raises(NotOpenError):
            actions.read_contact(person=rosie, by=by, now=NOW)
        with pytest.raises(NotOpenError):
            actions.show_route(route=route, checked=False, despite=Reason.DANGER, by=by, now=NOW)
        with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
            ContactAttempt.objects.create(
                subject_id=rosie.subject_id, controller_id=member.agency_id, at=NOW,
                outcome="spoke", by=member, recorded_at=NOW,
            )  # fmt: skip


def test_an_officer_cannot_name_the_tables(cast: Cast, rosie: Person) -> None:
    contact.route(cast.ana, rosie)
    for table in ("contactroute", "contactattempt", "contactplan"):
        with (
            acting(cast.officer),
            connection.cursor() as cursor,
            pytest.raises(ProgrammingError, match="permission denied"),
            transaction.atomic(),
        ):
            cursor.execute(f"SELECT count(*) FROM support.people_{table}")


def test_the_worker_is_told_once_of_a_silence_and_nothing_of_whom(
    cast: Cast, rosie: Person
) -> None:
    contact.attempt(cast.ana, rosie)
    for days, told in ((14, 0), (15, 1), (16, 1)):
        jobs.for_each_agency(actions.tell_of_silence, WATCH_SILENCE, now=NOW + timedelta(days=days))
        assert Notice.objects.filter(person_id=cast.ana.person_id).count() == told
    notice = Notice.objects.get(person_id=cast.ana.person_id)
    assert "Rosie" not in notice.subject + notice.body
    assert not Notice.objects.exclude(person_id=cast.ana.person_id).exists()
    contact.attempt(cast.ana, rosie, now=NOW + timedelta(days=17))
    jobs.for_each_agency(actions.tell_of_silence, WATCH_SILENCE, now=NOW + timedelta(days=40))
    assert Notice.objects.filter(person_id=cast.ana.person_id).count() == 2


def test_the_leads_are_told_where_the_worker_has_gone(cast: Cast, rosie: Person) -> None:
    Membership.objects.filter(id=cast.ana.id).update(until_date=NOW.date())
    jobs.for_each_agency(actions.tell_of_silence, WATCH_SILENCE, now=NOW + timedelta(days=20))
    assert Notice.objects.get().person_id == cast.lead.person_id


def test_the_job_sees_its_one_agency_and_no_number(cast: Cast, rosie: Person) -> None:
    contact.route(cast.ana, rosie)

    def service(agency_id: uuid.UUID, side: Side = Side.SUPPORT, name: str = DAILY) -> Actor:
        return Actor.service(
            name, permissions=(WATCH_SILENCE,), agency_id=agency_id, works_for=side
        )

    with acting(service(cast.charity.id)):
        assert Person.objects.count() == 1
        assert not ContactRoute.objects.exists()
    with acting(service(cast.other_charity.id)):
        assert not Person.objects.exists()
    with acting(service(cast.charity.id, name="something else")):
        assert not Person.objects.exists()
    with (
        acting(service(cast.charity.id, Side.NEUTRAL)),
        pytest.raises(ProgrammingError, match="does not exist"),
        transaction.atomic(),
    ):
        Person.objects.exists()


def test_without_the_keys_the_job_does_nothing(cast: Cast, settings: object) -> None:
    settings.KEY_RINGS = {}  # type: ignore[attr-defined]
    jobs.daily(0)
    assert not Notice.objects.exists()
