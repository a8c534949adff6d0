"""Meetings are noted once, as coarse as a ward, and read where the record is open."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import ProgrammingError, connection
from django.test import Client

from wayside.access.permissions import NotAllowed
from wayside.audit.models import Event
from wayside.partners.tests import factories as partners
from wayside.people.actions import NotOpenError
from wayside.people.contact.queries import silences
from wayside.people.contact.vocabulary import Outcome
from wayside.people.models import ContactAttempt
from wayside.support import actions, queries
from wayside.support.actions import Assessed
from wayside.support.models import Meeting, NeedNote
from wayside.support.tests import factories
from wayside.support.tests.cast import Cast
from wayside.support.tests.factories import NOW, acting, told
from wayside.support.vocabulary import Given, Level, Met, NeedKind
from wayside.web import clock
from wayside.web.collisions import Collision
from wayside.web.states import NotNow

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)
NOBODY = "00000000-0000-4000-8000-000000000000"


@pytest.fixture
def cast() -> Cast:
    return Cast()


def test_a_meeting_keeps_what_was_told(cast: Cast) -> None:
    made = cast.notes(
        cast.ana,
        topics=(NeedKind.HOUSING, NeedKind.SAFETY),
        offered=(NeedKind.HOUSING,),
        taken=(NeedKind.HOUSING,),
        given=(Given.HOT_DRINK,),
        note="She sleeps in the stairwell.",
    )
    with acting(cast.ana):
        (found,) = queries.meetings_of(cast.rosie.subject)
        assert found.id == made.id
        assert found.note == "She sleeps in the stairwell."
        assert (found.topics, found.taken) == (["housing", "safety"], ["housing"])


def test_a_meeting_is_a_contact_too(cast: Cast) -> None:
    later = NOW + timedelta(days=20)
    with acting(cast.ana, now=later):
        assert silences([cast.rosie], now=later)[cast.rosie.id].is_lost
    cast.notes(cast.ana, met_at=NOW - HOUR)
    made = cast.notes(cast.ana, met_at=NOW + timedelta(days=19), now=later)
    with acting(cast.ana, now=later):
        assert silences([cast.rosie], now=later)[cast.rosie.id].days == 1
        contact = ContactAttempt.objects.get(id=made.id)
        assert (contact.outcome, contact.at) == (Outcome.SPOKE, made.met_at)
        count = partners.actor_of(cast.ana)
        actions.count_meetings(people=3, told=told(cast.ward), form_id=uuid4(), by=count, now=later)
        assert ContactAttempt.objects.count() == 2
    assert Event.objects.filter(action="people.record_attempt", record_id=made.id).count() == 1
    assert Event.objects.filter(action="support.note_meeting", record_id=made.id).count() == 1


def test_a_meeting_whose_contact_cannot_be_kept_is_not_noted(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: Any, **__: Any) -> None:
        raise OSError("the trail cannot be written")

    monkeypatch.setattr("wayside.people.contact.actions.trail.record", broken)
    with pytest.raises(OSError, match="trail"):
        cast.notes(cast.ana)
    monkeypatch.undo()
    with acting(cast.ana):
        assert not Meeting.objects.exists()
        assert not ContactAttempt.objects.exists()


def test_what_was_said_is_locked_in_the_row(cast: Cast) -> None:
    cast.notes(cast.ana, note="She sleeps in the stairwell.")
    with acting(cast.ana), connection.cursor() as cursor:
        cursor.execute("SELECT m::text FROM support.support_meeting m")
        held = cursor.fetchone()[0]
    assert "stairwell" not in held
    assert b"stairwell".hex() not in held


def test_a_form_sent_twice_notes_one_meeting(cast: Cast) -> None:
    with acting(cast.ana):
        by, form_id = partners.actor_of(cast.ana), uuid4()
        for _ in range(2):
            actions.note_meeting(
                person=cast.rosie, told=told(cast.ward), form_id=form_id, by=by, now=NOW
            )
            actions.count_meetings(
                people=3, told=told(cast.ward), form_id=by.member_id, by=by, now=NOW
            )
        assert Meeting.objects.count() == 2


def test_a_colleague_without_the_record_notes_and_reads_nothing(cast: Cast) -> None:
    made = cast.notes(cast.ana)
    with pytest.raises(NotOpenError):
        cast.notes(cast.bea)
    with acting(cast.bea):
        assert not Meeting.objects.filter(id=made.id).exists()
        with pytest.raises(NotOpenError):
            actions.open_story(person=cast.rosie, by=partners.actor_of(cast.bea), now=NOW)


def test_an_officer_notes_nothing_and_cannot_name_the_table(cast: Cast) -> None:
    cast.notes(cast.ana)
    with pytest.raises(NotAllowed):
        cast.notes(cast.officer)
    with pytest.raises(ProgrammingError, match="does not exist"), acting(cast.officer):
        Meeting.objects.count()


def test_people_who_are_only_counted_leave_a_number(cast: Cast) -> None:
    with acting(cast.bea):
        made = actions.count_meetings(
            people=7,
            told=told(cast.ward, topics=(NeedKind.SAFETY,), given=(Given.FOOD,), note="Rosie"),
            form_id=uuid4(),
            by=partners.actor_of(cast.bea),
            now=NOW,
        )
        found = Meeting.objects.get(id=made.id)
        assert (found.people, found.given, found.topics, found.note) == (7, ["food"], [], "")


@pytest.mark.parametrize("people", [0, -1, 201])
def test_nobody_counts_none_or_a_crowd(cast: Cast, people: int) -> None:
    with acting(cast.ana), pytest.raises(NotNow, match="Count from 1"):
        actions.count_meetings(
            people=people,
            told=told(cast.ward),
            form_id=uuid4(),
            by=partners.actor_of(cast.ana),
            now=NOW,
        )


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"met_at": NOW + HOUR}, "lie ahead"),
        ({"met_at": NOW - timedelta(days=400)}, "more than a year"),
        ({"taken": (NeedKind.HOUSING,)}, "among what was offered"),
    ],
)
def test_what_cannot_be_is_refused_in_words(cast: Cast, given: dict[str, Any], said: str) -> None:
    with pytest.raises(NotNow, match=said):
        cast.notes(cast.ana, **given)


def test_a_ward_of_elsewhere_is_refused(cast: Cast) -> None:
    elsewhere = factories.ward(partners.area())
    with pytest.raises(NotNow, match="your own area"):
        factories.meeting(cast.rosie, cast.ana, elsewhere)


def test_more_is_told_later_and_two_who_tell_at_once_are_told(cast: Cast) -> None:
    made = cast.notes(cast.ana)
    more, other = told(cast.ward, note="Longer."), told(cast.ward, note="Other.")
    with acting(cast.ana):
        by = partners.actor_of(cast.ana)
        mine = Meeting.objects.get(id=made.id)
        actions.tell_more(meeting=made, told=more, expected_version=1, by=by, now=NOW)
        with pytest.raises(Collision):
            actions.tell_more(meeting=mine, told=other, expected_version=1, by=by, now=NOW)
        assert Meeting.objects.get(id=made.id).note == "Longer."


def test_the_next_of_a_round_is_like_the_last_for_twelve_hours(cast: Cast) -> None:
    cast.notes(cast.ana, how=Met.SOUP_KITCHEN)
    with acting(cast.ana):
        actor = partners.actor_of(cast.ana)
        last = queries.last_meeting(of=actor, now=NOW + HOUR)
        assert last is not None
        assert last.how == Met.SOUP_KITCHEN
        assert queries.last_meeting(of=actor, now=NOW + 13 * HOUR) is None


def test_two_taps_note_a_meeting(cast: Cast, client: Client) -> None:
    with acting(cast.ana):
        actions.count_meetings(
            people=2,
            told=told(cast.ward, how=Met.SOUP_KITCHEN, met_at=clock.now()),
            form_id=uuid4(),
            by=partners.actor_of(cast.ana),
            now=clock.now(),
        )
    partners.sign_in(client, cast.ana)
    page = client.get("/support/met/")
    form = page.context["form"]
    sent = {
        "person": cast.rosie.id,
        "how": form["how"].value(),
        "ward": form["ward"].value(),
        "given": form["given"].value(),
        "form_id": form["form_id"].value(),
    }
    answer = client.post("/support/met/", sent)
    assert answer.status_code == 302
    with acting(cast.ana):
        assert Meeting.objects.filter(subject=cast.rosie.subject, how="soup_kitchen").count() == 1


def test_somebody_new_is_written_down_with_what_was_tapped(cast: Cast, client: Client) -> None:
    partners.sign_in(client, cast.ana)
    tapped = {"how": "soup_kitchen", "ward": cast.ward.id, "given": ["food"], "form_id": uuid4()}
    onward = client.post("/support/met/", {**tapped, "new": "1"})["Location"]
    assert onward.startswith("/support/met/new/?")
    day = clock.today()
    said = {
        "called": "Kasia",
        "age_mark": "adult",
        "sex": "woman",
        "first_met": f"{day.day}/{day.month}/{day.year}",
    }
    assert client.post(onward, said).status_code == 302
    again = client.post(onward, said)
    assert "Is this the same person?" in again.content.decode()
    told_of = again.context["form"]["told"].value()
    assert client.post(onward, {**said, "told": told_of}).status_code == 302
    with acting(cast.ana, now=clock.now()):
        found = Meeting.objects.select_related("subject__person").get()
        assert (found.how, found.given) == ("soup_kitchen", ["food"])
        assert found.subject is not None
        assert found.subject.person.called == "Kasia"


@pytest.mark.parametrize("person", ["", "nobody", NOBODY])
def test_a_tap_on_nobody_leads_nowhere(cast: Cast, client: Client, person: str) -> None:
    partners.sign_in(client, cast.ana)
    sent = {"person": person, "how": "outreach", "ward": cast.ward.id, "form_id": uuid4()}
    assert client.post("/support/met/", sent).status_code == 404


def assess(cast: Cast, level: Level, words: str = "", *, days: int = 0) -> list[NeedNote]:
    with acting(cast.ana):
        return actions.assess_needs(
            person=cast.rosie,
            assessed={NeedKind.HOUSING: Assessed(level, words)},
            by=partners.actor_of(cast.ana),
            now=NOW + timedelta(days=days),
        )


def test_a_need_that_changes_keeps_its_story(cast: Cast) -> None:
    assess(cast, Level.URGENT, "I sleep outside.")
    assert assess(cast, Level.URGENT, "I sleep outside.", days=1) == []
    assess(cast, Level.SOME, "I have a room.", days=9)
    with acting(cast.ana):
        story = [(each.level, each.own_words) for each in queries.need_notes(cast.rosie.subject)]
        now = queries.current_needs(cast.rosie.subject)
    assert story == [(3, "I sleep outside."), (1, "I have a room.")]
    assert now[NeedKind.HOUSING].level == Level.SOME


def test_the_pages_of_a_record_open_for_its_worker_alone(cast: Cast, client: Client) -> None:
    cast.notes(cast.ana, note="She sleeps in the stairwell.")
    assess(cast, Level.URGENT, "I sleep outside.", days=-5)
    assess(cast, Level.SOME)
    base = f"/support/people/{cast.rosie.id}/"
    pages = (f"{base}meetings/", f"{base}needs/", f"{base}needs/note/", f"{base}meetings/add/")
    partners.sign_in(client, cast.ana)
    for each in pages:
        assert client.get(each).status_code == 200
    assert "stairwell" in client.get(pages[0]).content.decode()
    partners.sign_in(client, cast.bea)
    for each in pages:
        assert client.get(each).status_code == 404
    partners.sign_in(client, cast.officer)
    for each in pages:
        assert client.get(each).status_code == 403
