"""A night is made of parts; partners are kept to engagement by rules, action and database."""

from datetime import date, time
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from wayside.access.permissions import NotAllowed
from wayside.access.tests import factories as access
from wayside.access.vocabulary import Role
from wayside.notices.models import Notice
from wayside.partners.tests import factories as partners
from wayside.patrols import actions as weeks_actions
from wayside.patrols.models import Invitation, Observer, Post, Posting, Segment
from wayside.patrols.parts import actions, rules
from wayside.patrols.parts.actions import Shape
from wayside.patrols.parts.tests import factories
from wayside.patrols.parts.vocabulary import DisruptionKind
from wayside.patrols.tests import factories as weeks
from wayside.patrols.vocabulary import Duty, SegmentKind, Style
from wayside.web.collisions import Collision
from wayside.web.states import NotNow
from wayside.workforce.models import Worker
from wayside.workforce.vocabulary import Grade, WorkerKind

pytestmark = pytest.mark.django_db
NOW = factories.NOW
STAMPS = partners.STAMPS
OTHERS = (SegmentKind.PATROL, SegmentKind.ENFORCEMENT)


@pytest.fixture
def town() -> factories.Town:
    return factories.town()


def kinds(town: factories.Town) -> list[str]:
    return [each.kind for each in factories.fresh(town.patrol).segments.order_by("starts_at")]


def test_a_fixed_place_gives_an_engagement_at_its_time_with_patrol_around_it() -> None:
    area, _ward = weeks.borough()
    by = weeks.coordinator(area)
    patrol = weeks.add_friday(weeks.week(area, by=by), by=by)
    assert [each.kind for each in patrol.segments.all()] == ["patrol"]
    weeks.own_place(patrol, by=by, style=Style.FIXED, fixed_start=time(22), fixed_end=time(23))
    found = list(patrol.segments.order_by("starts_at"))
    assert [each.kind for each in found] == ["patrol", "engagement", "patrol"]
    assert found[1].hours == found[1].place.fixed if found[1].place else False
    assert all(patrol.hours.holds(each.hours) for each in found)


def test_a_proposed_week_is_divided_too() -> None:
    area, _ward = weeks.borough()
    week = weeks.proposed(area)
    assert all(patrol.segments.exists() for patrol in week.patrols.all())


def test_a_part_lies_within_the_patrols_hours(town: factories.Town) -> None:
    with pytest.raises(NotNow, match="within the patrol's hours, 20:00 to 02:00"):
        factories.add(town, SegmentKind.PATROL, time(1), time(3))


def test_parts_shaped_by_hand_stay_and_hold_the_hours(town: factories.Town) -> None:
    patrol = factories.fresh(town.patrol)
    with pytest.raises(NotNow, match="would lie outside"):
        weeks_actions.change_patrol(
            patrol=patrol,
            day=patrol.date,
            start=time(19),
            end=time(1),
            by=town.by,
            now=NOW,
            expected_version=patrol.version,
        )


def test_a_form_that_comes_twice_adds_one_part(town: factories.Town) -> None:
    token = uuid4()
    shape = Shape(kind=SegmentKind.PATROL, start=time(22), end=time(23))
    for _once in range(2):
        actions.add_segment(
            patrol=factories.fresh(town.patrol), shape=shape, by=town.by, now=NOW, token=token
        )
    assert factories.fresh(town.patrol).segments.filter(by_hand=True, kind="patrol").count() == 1


def test_two_who_change_one_part_are_told(town: factories.Town) -> None:
    with pytest.raises(Collision):
        actions.change_segment(
            segment=factories.current(town.soup),
            shape=factories.soup_shape(town),
            by=town.by,
            now=NOW,
            expected_version=1,
        )


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.COORDINATOR, Role.DEPUTY_COORDINATOR}))
def test_nobody_but_the_coordinator_shapes_a_night(town: factories.Town, role: Role) -> None:
    by = access.actor(role, area_ids=(town.area.id,))
    with pytest.raises(NotAllowed):
        actions.remove_segment(segment=factories.current(town.soup), by=by, now=NOW)
    with pytest.raises(NotAllowed):
        actions.confirm_clothes(patrol=factories.fresh(town.patrol), by=by, now=NOW)


def test_partners_meet_far_enough_from_enforcement_in_time_or_distance(
    town: factories.Town,
) -> None:
    with pytest.raises(NotNow, match="Keep 60 minutes or 500 metres between them"):
        factories.add(town, SegmentKind.ENFORCEMENT, time(22), time(23))
    with pytest.raises(NotNow, match="too close"):
        factories.add(town, SegmentKind.ENFORCEMENT, time(22), time(23), place=town.soup.place)
    far = weeks.own_place(
        factories.fresh(town.patrol), by=town.by, latitude=51.5, longitude=-0.06, reason="Far."
    )
    factories.add(town, SegmentKind.ENFORCEMENT, time(22), time(23), place=far)
    factories.add(town, SegmentKind.ENFORCEMENT, time(22, 30), time(23, 30))


def test_the_distance_is_the_programmes_own(town: factories.Town) -> None:
    town.patrol.week.programme.settings.__class__.objects.update(partners_apart_minutes=20)
    factories.add(town, SegmentKind.ENFORCEMENT, time(22), time(23))
    with pytest.raises(NotNow, match="20 minutes"):
        factories.add(town, SegmentKind.ENFORCEMENT, time(21, 40), time(22))


def test_officers_meet_somewhere_at_a_time_and_never_where_partners_meet(
    town: factories.Town,
) -> None:
    def change(**fields: Any) -> None:
        soup = factories.current(town.soup)
        factories.reshape(town, soup, factories.soup_shape(town, **fields))

    with pytest.raises(NotNow, match="both where and when officers meet"):
        change(officers_point="Brixton station yard")
    with pytest.raises(NotNow, match="both where and when officers meet"):
        change(officers_time=time(19, 30))
    with pytest.raises(NotNow, match="Choose another point for officers"):
        change(officers_point="church hall, SIDE door", officers_time=time(19, 30))
    change(officers_point=" Brixton station yard ", officers_time=time(19, 30))
    soup = factories.current(town.soup)
    assert (soup.officers_point, soup.officers_time) == ("Brixton station yard", time(19, 30))


@pytest.mark.parametrize("kind", OTHERS)
def test_partners_are_refused_anywhere_but_at_engagement(
    town: factories.Town, kind: SegmentKind
) -> None:
    with pytest.raises(NotNow, match="engagement"):
        rules.check_holds_partners(kind)
    with pytest.raises(NotNow, match="at engagement alone"):
        factories.add(town, kind, time(23), time(0), meeting_point="Gate", meeting_time=time(23))
    made = factories.add(town, kind, time(23, 30), time(0, 30))
    with pytest.raises(NotNow, match="Partner workers join engagement and nothing else"):
        factories.invite(town, segment=factories.current(made))
    for model, fields in (
        (Post, {"patrol": town.patrol, "duty": Duty.PARTNER, "segment": made}),
        (Invitation, {"segment": made, "agency": town.agency, "reply_by_date": date(2018, 7, 12)}),
    ):
        with pytest.raises(IntegrityError, match="engagement alone"), transaction.atomic():
            model.objects.create(**fields, **STAMPS)


def test_the_database_refuses_a_partner_worker_on_any_other_duty_or_night(
    town: factories.Town,
) -> None:
    worker = factories.pool_worker(town)
    officer = Worker.objects.create(
        person=access.person("Officer"),
        area=town.area,
        agency=town.agency,
        kind=WorkerKind.OFFICER,
        grade=Grade.CONSTABLE,
        joined_date=date(2018, 1, 1),
        **STAMPS,
    )
    for who, duty in ((worker, Duty.TRAINED), (worker, Duty.LEAD), (officer, Duty.PARTNER)):
        with pytest.raises(IntegrityError, match="Partner workers"), transaction.atomic():
            Posting.objects.create(patrol=town.patrol, worker=who, duty=duty, **STAMPS)
    Segment.objects.filter(patrol=town.patrol, kind=SegmentKind.ENGAGEMENT).delete()
    with pytest.raises(IntegrityError, match="no engagement"), transaction.atomic():
        Posting.objects.create(patrol=town.patrol, worker=worker, duty=Duty.PARTNER, **STAMPS)


def test_an_engagement_with_partners_cannot_become_anything_else(town: factories.Town) -> None:
    factories.invite(town)
    with pytest.raises(NotNow, match="Withdraw their invitation first"):
        factories.reshape(
            town, town.soup, Shape(kind=SegmentKind.PATROL, start=time(20, 30), end=time(21))
        )
    with pytest.raises(NotNow, match="so it stays"):
        actions.remove_segment(segment=factories.current(town.soup), by=town.by, now=NOW)
    with pytest.raises(IntegrityError, match="Partners"), transaction.atomic():
        Segment.objects.filter(id=town.soup.id).update(
            kind="enforcement", meeting_point="", meeting_at=None
        )


def test_a_post_is_on_a_segment_of_its_own_patrol(town: factories.Town) -> None:
    other = weeks_actions.add_patrol(
        week=town.patrol.week,
        day=date(2018, 7, 14),
        start=time(20),
        end=time(2),
        by=town.by,
        now=NOW,
    )
    assert other
    with pytest.raises(IntegrityError, match="its own patrol"), transaction.atomic():
        Post.objects.create(patrol=other, duty=Duty.PARTNER, segment=town.soup, **STAMPS)


def test_nobody_observes_where_observers_are_not_welcome(town: factories.Town) -> None:
    with pytest.raises(NotNow, match="Nobody comes to observe enforcement"):
        factories.add(town, SegmentKind.ENFORCEMENT, time(23), time(0), observers_welcome=True)
    with pytest.raises(IntegrityError, match="Observers"), transaction.atomic():
        Observer.objects.create(
            segment=town.soup, name="A", unit="B", email="a@b.example", **STAMPS
        )


def test_plain_clothes_are_confirmed_by_somebody(town: factories.Town) -> None:
    actions.confirm_clothes(patrol=factories.fresh(town.patrol), by=town.by, now=NOW)
    found = factories.fresh(town.patrol)
    assert (found.plain_clothes_by_id, found.plain_clothes_at) == (town.by.person_id, NOW)


def test_a_part_is_removed_but_never_the_last(town: factories.Town) -> None:
    for each in list(factories.fresh(town.patrol).segments.exclude(id=town.soup.id)):
        actions.remove_segment(segment=factories.current(each), by=town.by, now=NOW)
    assert kinds(town) == ["engagement"]
    with pytest.raises(NotNow, match="at least one part"):
        actions.remove_segment(segment=factories.current(town.soup), by=town.by, now=NOW)


def test_whoever_is_asked_to_a_part_is_told_of_another_time(town: factories.Town) -> None:
    asked = factories.invite(town)
    factories.accept(town, asked)
    again = Notice.objects.filter(about_id=asked.id, subject__startswith="Changed: Friday 13 July")
    factories.reshape(town, town.soup, factories.soup_shape(town, note="Officers come later."))
    assert not again.exists()
    later = {"start": time(21), "end": time(22), "meeting_time": time(20, 45)}
    factories.reshape(town, town.soup, factories.soup_shape(town, **later))
    assert "Meet at 20:45: Church hall, side door." in again.get().body


def test_an_engagement_that_partners_are_asked_to_keeps_where_they_meet(
    town: factories.Town,
) -> None:
    factories.invite(town)
    nowhere = factories.soup_shape(town, meeting_point="", meeting_time=None)
    with pytest.raises(NotNow, match="Keep where and when they meet"):
        factories.reshape(town, town.soup, nowhere)


def test_a_cancelled_patrol_comes_back_only_where_partners_stay_apart(
    town: factories.Town,
) -> None:
    """Its enforcement was out of account while the other night was shaped."""
    other = weeks.add_friday(town.patrol.week, by=town.by)
    shape = Shape(kind=SegmentKind.ENFORCEMENT, start=time(23), end=time(23, 30))
    actions.add_segment(patrol=factories.fresh(other), shape=shape, by=town.by, now=NOW)
    actions.call_off(
        patrol=factories.fresh(other),
        kind=DisruptionKind.DEMAND,
        reason="A march.",
        by=town.by,
        now=NOW,
    )
    later = {"start": time(22, 30), "end": time(23, 30), "meeting_time": time(22, 15)}
    factories.reshape(town, town.soup, factories.soup_shape(town, **later))
    with pytest.raises(NotNow, match="too close"):
        weeks_actions.reinstate_patrol(patrol=factories.fresh(other), by=town.by, now=NOW)


def test_the_night_of_a_sunday_and_the_monday_after_it_are_kept_apart(town: factories.Town) -> None:
    sunday = weeks_actions.add_patrol(
        week=town.patrol.week,
        day=date(2018, 7, 15),
        start=time(22),
        end=time(4),
        by=town.by,
        now=NOW,
    )
    following = weeks_actions.start_week(
        area=town.area, iso=town.patrol.week.iso.next, by=town.by, now=NOW
    )
    monday = weeks_actions.add_patrol(
        week=following, day=date(2018, 7, 16), start=time(4), end=time(8), by=town.by, now=NOW
    )
    assert sunday
    assert monday
    enforcement = Shape(kind=SegmentKind.ENFORCEMENT, start=time(3), end=time(4))
    actions.add_segment(patrol=factories.fresh(sunday), shape=enforcement, by=town.by, now=NOW)
    breakfast = factories.soup_shape(
        town, start=time(4), end=time(6), place=None, meeting_time=time(4)
    )
    with pytest.raises(NotNow, match="too close"):
        actions.add_segment(patrol=factories.fresh(monday), shape=breakfast, by=town.by, now=NOW)
