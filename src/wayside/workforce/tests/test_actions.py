"""Keeping the pool: who may, what is refused, and what stands in the trail."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, transaction

from wayside.access.permissions import NotAllowed
from wayside.access.tests import factories as access
from wayside.access.vocabulary import Role
from wayside.audit.models import Event
from wayside.partners.models import Area
from wayside.partners.tests import factories as partners
from wayside.partners.vocabulary import AreaLevel
from wayside.web.collisions import Collision
from wayside.web.states import NotNow
from wayside.workforce import actions
from wayside.workforce.actions import Details
from wayside.workforce.models import SuitabilityAssessment, Worker
from wayside.workforce.permissions import WORKERS
from wayside.workforce.tests import factories as force
from wayside.workforce.vocabulary import (
    AbsenceKind,
    Grade,
    Leaving,
    Mindset,
    Suitability,
    Wanted,
    WorkerKind,
)

pytestmark = pytest.mark.django_db
NOW, TODAY = force.NOW, force.TODAY


@pytest.fixture
def area() -> Area:
    return partners.area("Lambeth")


def add(area: Area, **more: Any) -> Worker:
    details = more.pop("details", None) or Details(agency=partners.agency(areas=(area,)))
    by = more.pop("by", None) or force.coordinator(area)
    given = {"name": "PC Ada Marsh", "joined": TODAY, **more}
    return actions.add_worker(area=area, details=details, by=by, now=NOW, **given)


def test_somebody_new_joins_by_name_and_leaves_an_event_without_it(area: Area) -> None:
    made = add(area, name="  PC   Ada Marsh ")
    event = Event.objects.get(action="workforce.add_worker")
    assert made.person.name == "PC Ada Marsh"
    assert event.record_id == made.id
    assert "Ada" not in str(vars(event))


def test_nobody_is_in_one_pool_twice(area: Area) -> None:
    someone = access.person()
    add(area, person=someone)
    with pytest.raises(NotNow, match="in the pool already"):
        add(area, person=someone)


@pytest.mark.parametrize("name", ["", "   ", "x" * 121, "Ada\u202eMarsh", "Ada\x00Marsh"], ids=repr)
def test_a_name_that_is_none_is_refused(area: Area, name: str) -> None:
    with pytest.raises(NotNow, match="Enter a name"):
        add(area, name=name)


def test_an_agency_from_elsewhere_is_refused(area: Area) -> None:
    with pytest.raises(NotNow, match="does not work in the area"):
        add(area, details=Details(agency=partners.agency(areas=(partners.area(),))))


def test_a_ward_of_another_area_is_refused(area: Area) -> None:
    ward = partners.area(level=AreaLevel.WARD, parent=partners.area())
    details = Details(agency=partners.agency(areas=(area,)), wards=(ward,))
    with pytest.raises(NotNow, match="wards of this area"):
        add(area, details=details)


@pytest.mark.parametrize(
    ("details", "sentence"),
    [
        ({"kind": WorkerKind.PARTNER}, "has none"),
        ({"grade": Grade.NONE}, "has a police grade"),
        ({"kind": WorkerKind.PARTNER, "grade": Grade.NONE, "may_lead": True}, "neither leads"),
    ],
)
def test_a_partner_worker_neither_leads_nor_has_a_grade(
    area: Area, details: dict[str, Any], sentence: str
) -> None:
    with pytest.raises(NotNow, match=sentence):
        add(area, details=Details(agency=partners.agency(areas=(area,)), **details))


def test_two_changes_at_once_meet(area: Area) -> None:
    made = add(area)
    details = Details(agency=made.agency, may_lead=True)
    by = force.coordinator(area)
    actions.change_worker(worker=made, details=details, expected_version=1, by=by, now=NOW)
    with pytest.raises(Collision):
        actions.change_worker(worker=made, details=details, expected_version=1, by=by, now=NOW)


def test_leaving_needs_a_day_that_has_come(area: Area) -> None:
    made = add(area)
    by = force.coordinator(area)
    for day, sentence in ((TODAY + timedelta(days=1), "on the day"), (date(2018, 1, 1), "joined")):
        with pytest.raises(NotNow, match=sentence):
            actions.let_go(
                worker=made, on=day, because=Leaving.MOVED, expected_version=1, by=by, now=NOW
            )
    gone = actions.let_go(
        worker=made, on=TODAY, because=Leaving.BURNOUT, expected_version=1, by=by, now=NOW
    )
    assert gone.left_because == Leaving.BURNOUT
    with pytest.raises(NotNow, match="has left"):
        actions.record_training(
            worker=gone, course=force.course(area), trainer="", completed=TODAY, by=by, now=NOW
        )


def test_training_expires_as_the_course_says(area: Area) -> None:
    worker = force.worker(area)
    made = actions.record_training(
        worker=worker,
        course=force.course(area),
        trainer="Sgt Oke",
        completed=date(2016, 2, 29),
        by=force.coordinator(area),
        now=NOW,
    )
    assert made.expires_date == date(2018, 2, 28)


def test_nobody_assesses_themselves(area: Area) -> None:
    worker = force.worker(area)
    own = force.member_of_pool(worker, Role.COORDINATOR)
    with pytest.raises(NotNow, match="Nobody assesses themselves"):
        assess(worker, by=own)


def assess(worker: Worker, **more: Any) -> SuitabilityAssessment:
    given = {
        "mindset": Mindset.VICTIMS_FIRST,
        "outcome": Suitability.SUITED,
        "reasons": "Listens first.",
        "by": force.coordinator(worker.area),
        **more,
    }
    return actions.assess(worker=worker, on=TODAY, now=NOW, **given)


def test_an_assessment_needs_reasons_and_must_not_contradict_itself(area: Area) -> None:
    worker = force.worker(area)
    with pytest.raises(NotNow, match="reasons"):
        assess(worker, reasons="  ")
    with pytest.raises(NotNow, match="cannot be suited"):
        assess(worker, mindset=Mindset.CONCERN)


def test_an_assessment_cannot_be_rewritten(area: Area) -> None:
    made = assess(force.worker(area))
    with pytest.raises(DatabaseError), transaction.atomic():
        SuitabilityAssessment.objects.filter(id=made.id).update(reasons="Changed.")
    with pytest.raises(DatabaseError), transaction.atomic():
        made.delete()


def test_the_law_is_told_in_a_sentence(area: Area) -> None:
    with pytest.raises(NotNow, match="never laxer"):
        actions.set_rules(
            area=area,
            values={"daily_rest": 8},
            because="Fewer people.",
            expected_version=0,
            by=force.coordinator(area),
            now=NOW,
        )


def test_rates_are_checked_once(area: Area) -> None:
    by = force.coordinator(area)
    made = actions.set_rates(
        agency=partners.agency(areas=(area,)),
        from_date=TODAY,
        values={"constable_pence": 1_900, "sergeant_pence": 2_300, "source": "The force"},
        by=by,
        now=NOW,
    )
    actions.check_rates(rates=made, expected_version=1, by=by, now=NOW)
    with pytest.raises(NotNow, match="checked already"):
        actions.check_rates(rates=made, expected_version=2, by=by, now=NOW)


def test_a_force_of_another_area_keeps_its_rates(area: Area) -> None:
    elsewhere = partners.agency(areas=(partners.area(),))
    with pytest.raises(NotAllowed):
        actions.set_rates(
            agency=elsewhere, from_date=TODAY, values={}, by=force.coordinator(area), now=NOW
        )


def absent(worker: Worker, by: Any) -> object:
    return actions.add_absence(
        worker=worker,
        kind=AbsenceKind.SICKNESS,
        starts_at=force.at(TODAY),
        ends_at=force.at(TODAY, 17),
        by=by,
        now=NOW,
    )


def wish(worker: Worker, by: Any) -> object:
    return actions.set_wish(worker=worker, night=TODAY, wanted=Wanted.GLADLY, by=by, now=NOW)


def shift(worker: Worker, by: Any) -> object:
    return actions.add_shift(
        worker=worker, starts_at=force.at(TODAY), ends_at=force.at(TODAY, 17), by=by, now=NOW
    )


def rest(worker: Worker, by: Any) -> object:
    return actions.add_rest_days(worker=worker, days=force.days(2), by=by, now=NOW)


KEEPING = [absent, wish, shift, rest]


@pytest.mark.parametrize("keep", KEEPING)
@pytest.mark.parametrize("role", sorted(WORKERS))
def test_everybody_keeps_their_own_time(
    area: Area, keep: Callable[..., object], role: Role
) -> None:
    worker = force.worker(area)
    assert keep(worker, force.member_of_pool(worker, role))


@pytest.mark.parametrize("keep", KEEPING)
@pytest.mark.parametrize("role", sorted(set(Role) - {Role.COORDINATOR, Role.DEPUTY_COORDINATOR}))
def test_nobody_keeps_anothers_time_but_who_keeps_the_pool(
    area: Area, keep: Callable[..., object], role: Role
) -> None:
    other = partners.actor_of(partners.member(role, area=area))
    with pytest.raises(NotAllowed):
        keep(force.worker(area), other)


@pytest.mark.parametrize("keep", KEEPING)
def test_another_areas_coordinator_keeps_nobodys_time_here(
    area: Area, keep: Callable[..., object]
) -> None:
    with pytest.raises(NotAllowed):
        keep(force.worker(area), force.coordinator(partners.area()))


def test_the_same_absence_twice_and_shifts_that_overlap_are_refused(area: Area) -> None:
    worker = force.worker(area)
    by = force.coordinator(area)
    absent(worker, by)
    shift(worker, by)
    with pytest.raises(NotNow, match="recorded already"):
        absent(worker, by)
    with pytest.raises(NotNow, match="recorded already"):
        shift(worker, by)


def test_a_time_in_another_age_is_refused(area: Area) -> None:
    with pytest.raises(NotNow, match="Check the year"):
        actions.add_rest_days(
            worker=force.worker(area),
            days=[date(9999, 12, 31)],
            by=force.coordinator(area),
            now=NOW,
        )


def test_what_was_recorded_can_be_taken_back(area: Area) -> None:
    worker = force.worker(area)
    by = force.member_of_pool(worker)
    absence: Any = absent(worker, by)
    duty: Any = shift(worker, by)
    days: Any = rest(worker, by)
    wish(worker, by)
    actions.remove_absence(absence=absence, by=by, now=NOW)
    actions.remove_shift(shift=duty, by=by, now=NOW)
    actions.remove_rest_day(rest_day=days[0], by=by, now=NOW)
    actions.set_wish(worker=worker, night=TODAY, wanted=None, by=by, now=NOW)
    assert not worker.absences.exists()
    assert not worker.shifts.exists()
    assert worker.rest_days.count() == 1
    assert not worker.wishes.exists()
