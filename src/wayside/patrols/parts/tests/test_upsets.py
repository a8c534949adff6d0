"""A night that is cancelled or moved, within its week or beyond: who is told, what is kept."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client

from wayside.notices.models import Notice
from wayside.partners.tests import factories as partners
from wayside.patrols import actions as weeks_actions
from wayside.patrols.calendar import IsoWeek
from wayside.patrols.models import Decision, Observer, Patrol, Week
from wayside.patrols.parts import actions
from wayside.patrols.parts.tests import factories
from wayside.patrols.parts.vocabulary import DisruptionKind, InvitationState, ObserverState
from wayside.patrols.risk.tests import factories as risk
from wayside.patrols.risk.vocabulary import AssessmentState
from wayside.patrols.tests import factories as weeks
from wayside.patrols.vocabulary import PatrolState, Verb, WeekState
from wayside.web.states import NotNow

pytestmark = pytest.mark.django_db
NOW = factories.NOW
NEXT_FRIDAY = date(2018, 7, 20)


@pytest.fixture
def town() -> factories.Town:
    return factories.town()


def test_a_cancelled_patrol_withdraws_its_invitations_and_keeps_why(town: factories.Town) -> None:
    asked = factories.invite(town)
    patrol = factories.fresh(town.patrol)
    actions.call_off(
        patrol=patrol, kind=DisruptionKind.WEATHER, reason="Storm.", by=town.by, now=NOW
    )
    asked.refresh_from_db()
    assert asked.state == InvitationState.WITHDRAWN
    kept = patrol.disruptions.get()
    assert (kept.kind, kept.notice_days, kept.cost_pence) == (DisruptionKind.WEATHER, 4, 0)
    assert Notice.objects.filter(about_id=asked.id, body="Cancelled: Weather").exists()


def test_outsiders_are_told_the_kind_of_reason_and_never_its_words(town: factories.Town) -> None:
    """They may speak of enforcement, or of a colleague who is ill."""
    asked = factories.invite(town)
    factories.reshape(town, town.soup, factories.soup_shape(town, observers_welcome=True))
    watched = Observer.objects.create(
        segment=town.soup, name="PS Ward", unit="Southwark", email="ps@example.org",
        created_at=NOW, updated_at=NOW,
    )  # fmt: skip
    why = {"kind": DisruptionKind.DEMAND, "reason": "Raid on Acre Lane."}
    given: dict[str, Any] = {**why, "by": town.by}
    moved = actions.move_patrol(
        patrol=factories.fresh(town.patrol), day=date(2018, 7, 14), now=NOW, **given
    )
    actions.call_off(patrol=factories.fresh(moved), now=NOW, **given)
    sent = Notice.objects.filter(about_id__in=(asked.id, watched.id))
    assert sent.filter(body="Cancelled: Another demand on officers").count() == 2
    assert not sent.filter(body__contains="Acre Lane").exists()


def test_whoever_is_asked_again_has_until_today_at_least_to_answer(town: factories.Town) -> None:
    asked = factories.invite(town)
    asked.reply_by_date = date(2018, 7, 1)
    asked.save(update_fields=["reply_by_date"])
    move(town, date(2018, 7, 14))
    asked.refresh_from_db()
    assert asked.reply_by_date == NOW.date()


def test_a_moved_patrol_takes_its_parts_along_and_asks_again(town: factories.Town) -> None:
    asked = factories.invite(town)
    factories.accept(town, asked)
    moved = actions.move_patrol(
        patrol=factories.fresh(town.patrol),
        day=date(2018, 7, 14),
        kind=DisruptionKind.DEMAND,
        reason="A public event.",
        by=town.by,
        now=NOW,
    )
    soup = factories.current(town.soup)
    assert soup.starts_at - town.soup.starts_at == timedelta(days=1)
    assert soup.meeting_at
    assert soup.meeting_at.date() == date(2018, 7, 14)
    assert moved.hours.holds(soup.hours)
    asked.refresh_from_db()
    assert asked.state == InvitationState.INVITED
    kept = moved.disruptions.get()
    assert (kept.was_date, kept.is_date) == (date(2018, 7, 13), date(2018, 7, 14))
    assert Notice.objects.filter(subject__startswith="Moved to Saturday").exists()


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        (date(2018, 7, 13), "another day"),
        (date(2018, 7, 8), "is past"),
    ],
)
def test_a_patrol_moves_to_a_day_that_is_another_and_to_come(
    town: factories.Town, day: date, sentence: str
) -> None:
    with pytest.raises(NotNow, match=sentence):
        actions.move_patrol(
            patrol=factories.fresh(town.patrol),
            day=day,
            kind=DisruptionKind.OTHER,
            reason="Rain.",
            by=town.by,
            now=NOW,
        )


def move(town: factories.Town, day: date = NEXT_FRIDAY) -> Patrol:
    return actions.move_patrol(
        patrol=factories.fresh(town.patrol),
        day=day,
        kind=DisruptionKind.WEATHER,
        reason="Storm.",
        by=town.by,
        now=NOW,
    )


def next_week(town: factories.Town, state: WeekState | None = None) -> Week:
    """The week after, as far as its plan is."""
    made = weeks_actions.start_week(
        area=town.area, iso=IsoWeek.of(NEXT_FRIDAY), by=town.by, now=NOW
    )
    if state:
        Week.objects.filter(id=made.id).update(state=state)
    return weeks.fresh(made)


def test_a_patrol_is_carried_to_the_week_of_its_new_day(town: factories.Town) -> None:
    asked = factories.invite(town)
    factories.accept(town, asked)
    into, left = next_week(town), town.patrol.week
    moved = move(town)
    kept = factories.fresh(moved)
    assert kept.week_id == into.id
    assert (kept.date, kept.state) == (NEXT_FRIDAY, PatrolState.PROPOSED)
    soup = factories.current(town.soup)
    assert soup.starts_at - town.soup.starts_at == timedelta(days=7)
    asked.refresh_from_db()
    assert asked.state == InvitationState.INVITED
    assert Notice.objects.filter(subject__startswith="Moved to Friday 20").exists()
    told = Decision.objects.filter(verb=Verb.MOVE_PATROL, patrol=kept)
    assert {each.week_id for each in told} == {left.id, into.id}
    disruption = kept.disruptions.get()
    assert (disruption.was_date, disruption.is_date) == (date(2018, 7, 13), NEXT_FRIDAY)


def test_a_week_that_nobody_has_begun_stands_ahead_with_the_patrol(town: factories.Town) -> None:
    moved = move(town)
    assert moved.week.state == WeekState.AHEAD
    assert moved.week.iso == IsoWeek.of(NEXT_FRIDAY)


def test_a_closed_week_takes_no_patrol(town: factories.Town) -> None:
    next_week(town, WeekState.CLOSED)
    with pytest.raises(NotNow, match="2018-W29 is closed"):
        move(town)
    kept = factories.fresh(town.patrol)
    assert (kept.week_id, kept.date) == (town.patrol.week_id, date(2018, 7, 13))
    assert not Notice.objects.exists()


def test_a_planned_week_plans_the_patrol_that_comes(town: factories.Town) -> None:
    next_week(town, WeekState.PLANNED)
    assert move(town).state == PatrolState.PLANNED


def test_observers_are_told_and_asked_again(town: factories.Town) -> None:
    factories.reshape(town, town.soup, factories.soup_shape(town, observers_welcome=True))
    seen = actions.invite_observer(
        segment=factories.current(town.soup),
        name="Sgt Green",
        unit="Croydon, neighbourhood team",
        email="green@police.example",
        by=town.by,
        now=NOW,
    )
    assert seen
    actions.note_observer(observer=seen, verb="accept", by=town.by, now=NOW)
    Notice.objects.all().delete()
    move(town)
    assert Observer.objects.get(id=seen.id).state == ObserverState.INVITED
    assert Notice.objects.filter(address="green@police.example").count() == 1


def test_a_briefed_patrol_is_called_back_and_its_risk_asked_again() -> None:
    area, _ward = weeks.borough()
    briefed = risk.briefed(risk.planned(area))
    lead = weeks.coordinator(area)
    moved = actions.move_patrol(
        patrol=briefed,
        day=NEXT_FRIDAY,
        kind=DisruptionKind.WEATHER,
        reason="Storm.",
        by=lead,
        now=NOW,
    )
    assert factories.fresh(moved).state == PatrolState.PROPOSED
    assert risk.current(moved).state == AssessmentState.DRAFT
    assert "The hours are" in risk.current(moved).because
    assert briefed.briefings.get().called_back_because == "Storm."


def test_the_page_moves_it_and_goes_on_in_the_other_week(
    town: factories.Town, client: Client, settings: object
) -> None:
    settings.WAYSIDE_TODAY = NOW.date()  # type: ignore[attr-defined]
    partners.sign_in(client, partners.membership_of(town.by))
    night = f"/{town.area.slug}/weeks/2018-W28/patrols/{town.patrol.id}/parts/"
    address = f"{night}move/"
    assert "New day" in client.get(address).content.decode()
    sent = {"day": "20/07/2018", "kind": "weather", "reason": "Storm.", "version": 99}
    assert client.post(address, sent).status_code == 409
    sent["version"] = factories.fresh(town.patrol).version
    next_week(town)
    answer = client.post(address, sent)
    assert answer.headers["Location"] == night.replace("W28", "W29")
    assert client.get(answer.headers["Location"]).status_code == 200
    assert client.get(night).status_code == 404
    on = night.replace("W28", "W29")
    later = {"day": "27/07/2018", "kind": "demand", "reason": "A march."}
    answer = client.post(f"{on}move/", later)
    assert answer.headers["Location"] == f"/{town.area.slug}/weeks/2018-W30/"
    assert client.get(answer.headers["Location"]).status_code == 200
