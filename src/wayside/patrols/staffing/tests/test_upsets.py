"""A night that is called off or moved, and what that means for the people who were told."""

from datetime import date, time, timedelta

import pytest

from wayside.audit.models import Event
from wayside.notices.models import Notice
from wayside.patrols.actions import change_patrol, start_week
from wayside.patrols.models import Disruption, Patrol, Posting
from wayside.patrols.parts.actions import call_off, move_patrol
from wayside.patrols.parts.vocabulary import DisruptionKind
from wayside.patrols.staffing.actions import say_unable
from wayside.patrols.staffing.tests import factories
from wayside.patrols.staffing.tests.factories import Town
from wayside.patrols.staffing.vocabulary import UnableReason
from wayside.patrols.tests.factories import ISO, NOW
from wayside.patrols.vocabulary import PostingState
from wayside.workforce.models import Absence, Worker
from wayside.workforce.tests.factories import at

pytestmark = pytest.mark.django_db
FRIDAY, THURSDAY = date(2018, 7, 13), date(2018, 7, 12)


@pytest.fixture
def town(db: None) -> Town:
    made = factories.town()
    factories.published(made)
    start_week(area=made.area, iso=ISO, by=made.by, now=NOW)
    Notice.objects.all().delete()
    return made


def friday(town: Town) -> Patrol:
    return Patrol.objects.select_related("week__area", "week__programme").get(id=town.nights[0].id)


def away_on_thursday(posting: Posting) -> None:
    Absence.objects.create(
        worker=posting.worker,
        kind="leave",
        starts_at=at(THURSDAY, 0),
        ends_at=at(THURSDAY + timedelta(days=1), 12),
        **factories.STAMPS,
    )


def moved(town: Town, day: date = THURSDAY) -> Patrol:
    return move_patrol(
        patrol=friday(town),
        day=day,
        kind=DisruptionKind.WEATHER,
        reason="Storm on Friday.",
        by=town.by,
        now=NOW,
    )


def on(patrol: Patrol, state: PostingState = PostingState.PUBLISHED) -> list[Posting]:
    rows = Posting.objects.filter(patrol=patrol, state=state)
    return list(rows.select_related("worker").order_by("worker__person__name"))


def test_calling_off_takes_everybody_off_and_keeps_notice_and_cost(town: Town) -> None:
    night = friday(town)
    crew = on(night)
    committed = sum(each.cost_pence for each in crew)
    call_off(patrol=night, kind=DisruptionKind.WEATHER, reason="Storm.", by=town.by, now=NOW)
    assert on(night) == []
    gone = on(night, PostingState.WITHDRAWN)
    assert {each.withdrawn_because for each in gone} == {"Cancelled: Storm."}
    assert sum(each.cost_pence for each in gone) == committed > 0
    kept = Disruption.objects.get()
    assert (kept.cost_pence, kept.notice_days) == (committed, 4)
    told = list(Notice.objects.values_list("person_id", flat=True))
    assert len(told) == len(crew)
    assert set(told) == {each.worker.person_id for each in crew}
    assert Event.objects.filter(action="patrols.stand_down").count() == len(crew)


def test_who_may_stand_there_after_a_move_stays_at_the_price_of_today(town: Town) -> None:
    night = friday(town)
    before = on(night)
    Posting.objects.filter(patrol=night).update(told_date=date(2018, 5, 1), cost_pence=1)
    moved(town)
    after = on(night)
    assert [each.worker_id for each in after] == [each.worker_id for each in before]
    assert {each.told_date for each in after} == {NOW.date()}
    assert all(each.cost_pence > 1 for each in after)


def test_who_may_not_stand_there_after_a_move_is_taken_off_and_told_with_the_planner(
    town: Town,
) -> None:
    night = friday(town)
    crew = on(night)
    away_on_thursday(crew[0])
    moved(town)
    assert on(night) == crew[1:]
    (gone,) = on(night, PostingState.WITHDRAWN)
    name = crew[0].worker.person.name
    assert gone.withdrawn_because == f"{name} is not available on that night."
    told = Notice.objects.filter(person_id=crew[0].worker.person_id)
    assert [each.subject for each in told] == ["You are no longer on a patrol that moved"]
    lead = night.week.programme.lead_id
    planner = Notice.objects.filter(person_id=lead, subject="A place on a patrol is free")
    assert name in planner.get().body
    assert Notice.objects.filter(person_id=crew[1].worker.person_id).count() == 1


@pytest.mark.parametrize("day", [THURSDAY, FRIDAY])
def test_who_could_not_come_is_asked_anew_on_another_day(town: Town, day: date) -> None:
    night = friday(town)
    (free, *_more) = Worker.objects.exclude(id__in=[each.worker_id for each in on(night)])
    said = say_unable(patrol=night, worker=free, kind=UnableReason.FAMILY, by=town.by, now=NOW)
    change_patrol(
        patrol=night,
        day=day,
        start=time(21, 0),
        end=time(1, 0),
        by=town.by,
        now=NOW,
        expected_version=friday(town).version,
    )
    said.refresh_from_db()
    assert (said.lifted_at is not None) is (day == THURSDAY)


def test_new_hours_are_held_against_rest_and_the_others_are_told(town: Town) -> None:
    night = friday(town)
    crew = on(night)
    crew[0].worker.shifts.create(starts_at=at(FRIDAY, 0), ends_at=at(FRIDAY, 7), **factories.STAMPS)
    change_patrol(
        patrol=night,
        day=FRIDAY,
        start=time(17, 0),
        end=time(23, 0),
        by=town.by,
        now=NOW,
        expected_version=night.version,
    )
    (gone,) = on(night, PostingState.WITHDRAWN)
    assert gone.worker == crew[0].worker
    assert "11 hours of rest" in gone.withdrawn_because
    bodies = Notice.objects.filter(subject="The hours of your patrol have changed")
    assert bodies.count() == len(crew) - 1
    assert "from 17:00 to 23:00" in bodies[0].body


def test_a_note_that_changes_leaves_everybody_where_they_are(town: Town) -> None:
    night = friday(town)
    start, end = (each.astimezone() for each in (night.starts_at, night.ends_at))
    change_patrol(
        patrol=night,
        day=night.date,
        start=start.astimezone(at(FRIDAY).tzinfo).time(),
        end=end.astimezone(at(FRIDAY).tzinfo).time(),
        note="Meet at the station.",
        by=town.by,
        now=NOW,
        expected_version=night.version,
    )
    assert len(on(night)) == 3
    assert not Notice.objects.exists()
