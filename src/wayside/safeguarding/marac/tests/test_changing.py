"""A meeting that is put on another day or cancelled: who is told, and where its cases go."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test import Client

from wayside.notices.models import Notice
from wayside.partners.models import Membership
from wayside.partners.tests import factories as partners
from wayside.safeguarding.marac import actions, queries
from wayside.safeguarding.marac.actions import Plan
from wayside.safeguarding.marac.rules import MEETING
from wayside.safeguarding.marac.tests.cast import Cast
from wayside.safeguarding.marac.vocabulary import MeetingState
from wayside.safeguarding.models import AgencyResearch, AgendaItem, MaracCase, MaracMeeting
from wayside.sharing.actions import lock_out
from wayside.support.tests.factories import acting
from wayside.web.collisions import Collision
from wayside.web.states import NotNow

pytestmark = pytest.mark.django_db
LATER = datetime(2018, 8, 17, 9, tzinfo=UTC)
NEW = Plan(datetime(2018, 7, 24, 13, tzinfo=UTC), date(2018, 7, 23), "Library")


@pytest.fixture
def cast() -> Cast:
    return Cast()


def circulated(cast: Cast) -> tuple[MaracCase, AgendaItem, MaracMeeting]:
    """A case on an agenda that was circulated, with research of health."""
    case = cast.steps(cast.refers(), "accept")
    meeting = cast.meets()
    item = cast.lists(meeting, case)
    meeting = cast.circulates(meeting)
    cast.researches(item, cast.remi)
    return case, item, meeting


def cancels(cast: Cast, meeting: MaracMeeting, into: MaracMeeting | None = None) -> MaracMeeting:
    found: MaracMeeting = cast.do(
        actions.cancel_meeting,
        cast.mara,
        meeting=meeting,
        into=into,
        expected_version=meeting.version,
    )
    return found


def told(subject: str) -> list[Any]:
    return [each for each in Notice.objects.all() if subject in each.subject]


def test_another_day_is_told_to_who_got_the_agenda_and_the_agenda_stays(cast: Cast) -> None:
    case, _item, meeting = circulated(cast)
    given: dict[str, Any] = {"meeting": meeting, "plan": NEW}
    held = cast.do(actions.reschedule_meeting, cast.mara, **given, expected_version=2)
    assert (held.starts_at, held.place, held.state) == (NEW.starts_at, "Library", "circulated")
    found = told("another time")
    assert {each.person_id for each in found} == {cast.remi.person_id, cast.hal.person_id}
    assert "Rosie" not in "".join(f"{each.subject}{each.body}" for each in found)
    assert cast.sees(case, cast.remi)
    with acting(cast.mara, now=cast.now):
        seen_before = MaracMeeting.objects.get(id=meeting.id)
    with pytest.raises(Collision):
        cast.do(
            actions.reschedule_meeting,
            cast.mara,
            meeting=seen_before,
            plan=NEW,
            expected_version=2,
        )


def test_one_that_nobody_was_asked_to_is_moved_and_cancelled_without_a_word(cast: Cast) -> None:
    meeting = cast.meets()
    cast.do(actions.reschedule_meeting, cast.mara, meeting=meeting, plan=NEW, expected_version=1)
    assert cancels(cast, meeting).state == MeetingState.CANCELLED
    assert not Notice.objects.filter(about_type="safeguarding.MaracMeeting").exists()


def test_an_absurd_day_and_a_stranger_change_nothing(cast: Cast) -> None:
    _case, _item, meeting = circulated(cast)
    past = Plan(cast.now - timedelta(days=1), date(2018, 6, 1))
    late = Plan(NEW.starts_at, NEW.starts_at.date() + timedelta(days=1))
    for plan in (past, late):
        with pytest.raises(NotNow):
            cast.do(
                actions.reschedule_meeting,
                cast.mara,
                meeting=meeting,
                plan=plan,
                expected_version=2,
            )
    for member in (cast.remi, cast.ana):
        with pytest.raises(PermissionDenied):
            cast.do(actions.cancel_meeting, member, meeting=meeting, into=None, expected_version=2)


def test_cases_of_a_cancelled_meeting_go_to_the_next_with_their_research(cast: Cast) -> None:
    case, item, meeting = circulated(cast)
    with pytest.raises(NotNow, match="Plan the next meeting"):
        cancels(cast, meeting)
    after = cast.meets(LATER)
    there = cast.lists(after, cast.steps(cast.refers(), "accept"))
    assert cancels(cast, meeting, after).state == MeetingState.CANCELLED
    assert {each.person_id for each in told("cancelled")} == {
        cast.remi.person_id,
        cast.hal.person_id,
    }
    assert cast.sees(case, cast.remi) is None  # the next agenda is not circulated
    with acting(cast.mara, now=cast.now):
        assert [(each.id, each.number) for each in queries.items(after)] == [
            (there.id, 1),
            (item.id, 2),
        ]
    cast.circulates(after)
    assert cast.sees(case, cast.remi)
    with acting(cast.remi, now=cast.now):
        assert AgencyResearch.objects.get().item_id == item.id


def test_where_the_next_agenda_is_circulated_the_case_stays_open(cast: Cast) -> None:
    case, _item, meeting = circulated(cast)
    after = cast.meets(LATER)
    cast.lists(after, cast.steps(cast.refers(), "accept"))
    cancels(cast, meeting, cast.circulates(after))
    assert cast.sees(case, cast.hal)


def test_what_is_hidden_from_who_cancels_goes_along(cast: Cast) -> None:
    case, item, meeting = circulated(cast)
    with acting(cast.ana, now=cast.now):
        lock_out(
            subject=cast.rosie.subject,
            person=cast.mara.person,
            by=partners.actor_of(cast.ana),
            now=cast.now,
        )
    assert cast.sees(case) is None
    with pytest.raises(NotNow, match="Plan the next meeting"):
        cancels(cast, meeting)
    cancels(cast, meeting, cast.meets(LATER))
    assert cast.sees(case, cast.remi) is None
    with acting(cast.remi, now=cast.now):
        assert not AgendaItem.objects.filter(id=item.id).exists()


def test_a_meeting_of_another_marac_or_one_that_is_over_takes_no_cases(cast: Cast) -> None:
    _case, _item, meeting = circulated(cast)
    gone = cancels(cast, cast.meets(LATER))
    for into in (gone, meeting):
        with pytest.raises(NotNow, match="takes no cases"):
            cancels(cast, meeting, into)


def test_nobody_else_moves_an_agenda_by_hand(cast: Cast) -> None:
    _case, _item, meeting = circulated(cast)
    after = cast.meets(LATER)
    members: tuple[Membership, ...] = (cast.remi, cast.hal, cast.ana, cast.lead)
    for member in members:
        with acting(member, now=cast.now), connection.cursor() as cursor:
            cursor.execute("SELECT support.move_marac_agenda(%s, %s)", [meeting.id, after.id])
            assert cursor.fetchone()[0] == 0


@pytest.mark.parametrize("state", list(MeetingState))
@pytest.mark.parametrize("verb", ["reschedule", "cancel"])
def test_a_meeting_takes_the_steps_of_the_table_and_no_other(
    cast: Cast, state: MeetingState, verb: str
) -> None:
    meeting = cast.meets()
    with acting(cast.mara, now=cast.now):
        MaracMeeting.objects.filter(id=meeting.id).update(state=state, circulated_at=cast.now)
        meeting = MaracMeeting.objects.get(id=meeting.id)
    given: dict[str, Any] = {"meeting": meeting, "expected_version": 1}
    given |= {"plan": NEW} if verb == "reschedule" else {"into": None}
    action = getattr(actions, f"{verb}_meeting")
    if MEETING.can(state, verb):
        assert cast.do(action, cast.mara, **given).state == MEETING.check_can(state, verb).target
    else:
        with pytest.raises(NotNow):
            cast.do(action, cast.mara, **given)


def test_the_pages_ask_and_say_what_becomes_of_the_cases(
    cast: Cast, client: Client, settings: Any
) -> None:
    settings.WAYSIDE_TODAY = (cast.now + timedelta(days=1)).date()
    _case, _item, meeting = circulated(cast)
    partners.sign_in(client, cast.mara)
    page = f"/safeguarding/marac/meetings/{meeting.id}/"
    text = client.get(page).content.decode()
    assert f"{page}reschedule/" in text
    assert f"{page}cancel/" in text
    sent = {
        "day": "24/7/2018",
        "time": "13:00",
        "place": "Library",
        "research_by": "23/7/2018",
        "version": "2",
        "form_id": str(uuid4()),
    }
    assert "Town" not in client.get(f"{page}reschedule/").content.decode()
    assert client.post(f"{page}reschedule/", sent).status_code == 302
    assert "Library" in client.get(page).content.decode()
    refused = client.post(
        f"{page}cancel/", {"version": "3", "chosen": "", "form_id": str(uuid4())}
    ).content.decode()
    assert "Plan the next meeting first" in refused
    after = cast.meets(LATER)
    chosen = {"version": "3", "chosen": str(after.id), "form_id": str(uuid4())}
    assert client.post(f"{page}cancel/", chosen).status_code == 302
    assert (
        "Rosie Harbour" in client.get(f"/safeguarding/marac/meetings/{after.id}/").content.decode()
    )
    partners.sign_in(client, cast.remi)
    assert "Cancelled" in client.get(page).content.decode()
    assert client.get(f"{page}cancel/").status_code == 403
