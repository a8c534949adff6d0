"""A meeting that is put right moves the contact that it was, or neither changes."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import ProgrammingError

from wayside.audit.models import Event
from wayside.partners.models import Membership
from wayside.partners.tests import factories as partners
from wayside.people.actions import NotOpenError
from wayside.people.contact.actions import move_contact
from wayside.people.contact.queries import silences, standing
from wayside.people.models import ContactAttempt
from wayside.support import actions
from wayside.support.caseload.queries import Load, loads
from wayside.support.models import Meeting
from wayside.support.tests import factories
from wayside.support.tests.cast import Cast
from wayside.support.tests.factories import NOW, acting, told
from wayside.support.timeline import sources

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


@pytest.fixture
def cast() -> Cast:
    return Cast()


def load_of(worker: Membership) -> Load:
    """Their own, as they see it."""
    (found,) = loads(agency_id=worker.agency_id, today=NOW.date())
    return found


def moved(cast: Cast, made: Meeting, to: datetime, *, now: datetime, version: int = 1) -> None:
    with acting(cast.ana, now=now):
        actions.tell_more(
            meeting=Meeting.objects.get(id=made.id),
            told=told(cast.ward, met_at=to),
            expected_version=version,
            by=partners.actor_of(cast.ana),
            now=now,
        )


def test_a_meeting_put_right_moves_the_contact_that_it_was(cast: Cast) -> None:
    later = NOW + timedelta(days=20)
    made = cast.notes(cast.ana, met_at=later - HOUR, now=later)
    moved(cast, made, NOW - HOUR, now=later)
    with acting(cast.ana, now=later):
        silence = silences([cast.rosie], now=later)[cast.rosie.id]
        assert (silence.days, silence.is_lost) == (20, True)
        assert [each.at for each in standing()] == [NOW - HOUR]
        assert load_of(cast.ana).unheard == 1
    moved(cast, made, later - HOUR, now=later, version=2)
    with acting(cast.ana, now=later):
        assert silences([cast.rosie], now=later)[cast.rosie.id].days == 0
        assert ContactAttempt.objects.count() == 3
        assert load_of(cast.ana).unheard == 0
        shown = [each.title for each in sources.contacts(cast.rosie, 50)]
        assert shown == []
    assert Event.objects.filter(action="people.move_contact").count() == 2


def test_a_contact_stays_where_the_time_of_its_meeting_stays(cast: Cast) -> None:
    made = cast.notes(cast.ana, met_at=NOW - HOUR)
    with acting(cast.ana):
        actions.tell_more(
            meeting=Meeting.objects.get(id=made.id),
            told=told(cast.ward, met_at=NOW - HOUR, note="By the bridge."),
            expected_version=1,
            by=partners.actor_of(cast.ana),
            now=NOW,
        )
        assert ContactAttempt.objects.count() == 1


def test_a_meeting_whose_contact_cannot_move_is_not_put_right(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = cast.notes(cast.ana, met_at=NOW - HOUR)

    def broken(*_: Any, **__: Any) -> None:
        raise OSError("the trail cannot be written")

    monkeypatch.setattr("wayside.people.contact.actions.trail.record", broken)
    with pytest.raises(OSError, match="trail"):
        moved(cast, made, NOW - 2 * HOUR, now=NOW)
    monkeypatch.undo()
    with acting(cast.ana):
        assert Meeting.objects.get().met_at == NOW - HOUR
        assert [each.at for each in standing()] == [NOW - HOUR]


def test_nobody_puts_a_contact_of_another_record_out_of_count(cast: Cast) -> None:
    made = cast.notes(cast.ana)
    other = factories.person(cast.bea, "Dora")
    with pytest.raises(ProgrammingError, match="row-level security"), acting(cast.bea):
        ContactAttempt.objects.create(
            subject=other.subject, controller_id=other.controller_id, at=NOW, outcome="spoke",
            by=cast.bea, recorded_at=NOW, corrects_id=made.id,
        )  # fmt: skip
    with acting(cast.bea), pytest.raises(NotOpenError):
        move_contact(attempt_id=made.id, at=NOW, by=partners.actor_of(cast.bea), now=NOW)
