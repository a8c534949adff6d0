"""Courses with places across units: booked, full, given back, attended."""

from datetime import date, timedelta
from typing import Any

import pytest

from wayside.access.permissions import NotAllowed
from wayside.partners.models import Area
from wayside.partners.tests import factories as partners
from wayside.web.states import NotNow
from wayside.workforce import actions, queries
from wayside.workforce.models import Booking, CourseSession, Worker
from wayside.workforce.rules import BOOKING, standing_of
from wayside.workforce.tests import factories as force
from wayside.workforce.vocabulary import BookingState, Standing

pytestmark = pytest.mark.django_db
AFTER = force.at(date(2018, 9, 3), 18)


@pytest.fixture
def area() -> Area:
    return partners.area("Lambeth")


def book(session: CourseSession, worker: Worker, **more: Any) -> Booking:
    given = {"by": force.coordinator(worker.area), "now": force.NOW, **more}
    return actions.book(session=session, worker=worker, **given)


def test_attendance_writes_the_training_of_whoever_came(area: Area) -> None:
    session = force.session(area)
    here, away = force.worker(area, "PC Here"), force.worker(area, "PC Away")
    came = book(session, here)
    book(session, away)
    by = force.coordinator(area)
    count = actions.take_attendance(session=session, came={came.id}, by=by, now=AFTER)
    assert count == 1
    assert here.training.get().expires_date == date(2020, 9, 3)
    assert not away.training.exists()
    assert away.bookings.get().state == BookingState.ABSENT
    with pytest.raises(NotNow, match="Attendance has been taken"):
        actions.give_back(booking=came, by=by, now=AFTER)


def test_the_last_place_is_given_once_and_can_be_given_back(area: Area) -> None:
    session = force.session(area, places=1)
    first = book(session, force.worker(area, "PC First"))
    second = force.worker(area, "PC Second")
    with pytest.raises(NotNow, match="full"):
        book(session, second)
    actions.give_back(booking=first, by=force.coordinator(area), now=force.NOW)
    assert book(session, second)


def test_nobody_holds_two_places(area: Area) -> None:
    session = force.session(area)
    worker = force.worker(area)
    book(session, worker)
    with pytest.raises(NotNow, match="already"):
        book(session, worker)


def test_a_session_that_has_begun_or_is_cancelled_takes_nobody(area: Area) -> None:
    session = force.session(area)
    worker = force.worker(area)
    with pytest.raises(NotNow, match="has begun"):
        book(session, worker, now=AFTER)
    by = force.coordinator(area)
    actions.cancel_session(session=session, because="The trainer is ill.", by=by, now=force.NOW)
    with pytest.raises(NotNow, match="cancelled"):
        book(session, worker)


def test_attendance_waits_for_the_session(area: Area) -> None:
    with pytest.raises(NotNow, match="has begun"):
        actions.take_attendance(
            session=force.session(area), came=(), by=force.coordinator(area), now=force.NOW
        )


def test_another_area_books_where_it_is_invited_and_nowhere_else(area: Area) -> None:
    other = force.worker(partners.area("Southwark"))
    with pytest.raises(NotAllowed):
        book(force.session(area), other)
    assert book(force.session(area, is_open=True), other)


def test_who_holds_the_course_does_not_book_anothers_people(area: Area) -> None:
    other = force.worker(partners.area("Southwark"))
    with pytest.raises(NotAllowed):
        book(force.session(area, is_open=True), other, by=force.coordinator(area))


def test_guests_see_their_own_people_alone_and_the_host_sees_all(area: Area) -> None:
    session = force.session(area, is_open=True)
    mine, guest = force.worker(area), force.worker(partners.area("Southwark"), "PC Guest")
    book(session, mine)
    book(session, guest)

    def seen(at: Area) -> list[str]:
        rows = queries.bookings(session, at, visible_to=force.coordinator(at))
        return sorted(each.worker.person.name for each in rows)

    assert seen(area) == ["PC Ada Marsh", "PC Guest"]
    assert seen(guest.area) == ["PC Guest"]


@pytest.mark.parametrize("state", BookingState.values)
@pytest.mark.parametrize(
    ("verb", "becomes"),
    [("attend", "attended"), ("miss", "absent"), ("give_back", "withdrawn")],
)
def test_a_place_moves_once_and_only_while_it_is_booked(
    state: str, verb: str, becomes: str
) -> None:
    step = BOOKING.step(state, verb)
    assert (step.target if step else None) == (becomes if state == "booked" else None)


@pytest.mark.parametrize("state", sorted(BOOKING.ends))
def test_a_place_that_is_settled_is_not_given_back(area: Area, state: str) -> None:
    booking = book(force.session(area), force.worker(area))
    Booking.objects.filter(id=booking.id).update(state=state)
    with pytest.raises(NotNow, match="Attendance has been taken, or the place was given back"):
        actions.give_back(booking=booking, by=force.coordinator(area), now=force.NOW)
    assert Booking.objects.get().state == state


def test_a_booked_place_puts_somebody_into_the_pipeline(area: Area) -> None:
    worker = force.worker(area)
    book(force.session(area), worker)
    facts = queries.facts_of([worker])[worker.id]
    assert facts.booked == date(2018, 9, 3)
    assert standing_of(facts, force.TODAY) == Standing.BOOKED


def test_a_session_without_attendance_stays_on_the_list(area: Area) -> None:
    session = force.session(area)
    by = force.coordinator(area)
    late = AFTER + timedelta(days=30)
    assert not queries.sessions_ahead(area, late, visible_to=by)
    book(session, force.worker(area))
    assert queries.sessions_ahead(area, late, visible_to=by).get().taken == 1  # type: ignore[attr-defined]
