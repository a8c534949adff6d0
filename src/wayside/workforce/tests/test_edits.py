"""Time, sessions, rules and rates on record: changed, met by another's edit, put back."""

from datetime import date
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.test import Client

from wayside.access.permissions import NotAllowed
from wayside.access.vocabulary import Role
from wayside.audit.models import Event
from wayside.partners.models import Area
from wayside.partners.tests import factories as partners
from wayside.web.collisions import Collision
from wayside.web.states import NotNow
from wayside.workforce import actions
from wayside.workforce.models import Absence, CourseSession, RosterRules, RulesChange, Shift
from wayside.workforce.presenters.terms import history
from wayside.workforce.tests import factories as force
from wayside.workforce.vocabulary import AbsenceKind

pytestmark = pytest.mark.django_db
NOW, TODAY = force.NOW, force.TODAY
LATER = date(2018, 7, 9)


@pytest.fixture
def area(settings: Any) -> Area:
    settings.WAYSIDE_TODAY = TODAY
    return partners.area("Lambeth")


def absence_of(area: Area, **more: Any) -> Absence:
    worker = more.pop("worker", None) or force.worker(area)
    span = {"starts_at": force.at(TODAY, 0), "ends_at": force.at(date(2018, 7, 4), 0)}
    return Absence.objects.create(worker=worker, kind="leave", **span, **force.STAMPS, **more)


def shift_of(area: Area) -> Shift:
    span = {"starts_at": force.at(TODAY), "ends_at": force.at(TODAY, 17)}
    return Shift.objects.create(worker=force.worker(area), **span, **force.STAMPS)


def test_a_moved_absence_keeps_its_name_in_the_trail_alone(area: Area) -> None:
    absence = absence_of(area)
    actions.change_absence(
        absence=absence,
        kind=AbsenceKind.SICKNESS,
        starts_at=absence.starts_at,
        ends_at=force.at(LATER, 0),
        expected_version=1,
        by=force.member_of_pool(absence.worker),
        now=NOW,
    )
    absence.refresh_from_db()
    assert (absence.kind, absence.ends_at, absence.version) == ("sickness", force.at(LATER, 0), 2)
    event = Event.objects.get(action="workforce.change_absence")
    assert sorted(event.fields) == ["ends_at", "kind"]
    assert "sickness" not in str(vars(event))


def test_an_absence_changed_on_an_older_copy_is_told(area: Area) -> None:
    absence = absence_of(area)
    given: dict[str, Any] = {
        "kind": AbsenceKind.LEAVE, "starts_at": absence.starts_at, "now": NOW,
        "expected_version": 1, "by": force.coordinator(area),
    }  # fmt: skip
    actions.change_absence(absence=absence, ends_at=force.at(LATER, 0), **given)
    with pytest.raises(Collision):
        actions.change_absence(absence=absence, ends_at=force.at(TODAY), **given)


def test_a_shift_is_moved_but_not_onto_another(area: Area) -> None:
    shift = shift_of(area)
    other = Shift.objects.create(
        worker=shift.worker,
        starts_at=force.at(LATER),
        ends_at=force.at(LATER, 17),
        **force.STAMPS,
    )
    given: dict[str, Any] = {"expected_version": 1, "by": force.coordinator(area), "now": NOW}
    with pytest.raises(NotNow, match="recorded already"):
        actions.change_shift(shift=shift, starts_at=other.starts_at, ends_at=other.ends_at, **given)
    actions.change_shift(
        shift=shift, starts_at=force.at(TODAY, 10), ends_at=force.at(TODAY, 18), **given
    )
    shift.refresh_from_db()
    assert shift.starts_at == force.at(TODAY, 10)


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.COORDINATOR, Role.DEPUTY_COORDINATOR}))
def test_nobody_else_changes_anothers_time(area: Area, role: Role) -> None:
    shift = shift_of(area)
    other = partners.actor_of(partners.member(role, area=area))
    with pytest.raises(NotAllowed):
        actions.change_shift(
            shift=shift, starts_at=shift.starts_at, ends_at=force.at(TODAY, 18),
            expected_version=1, by=other, now=NOW,
        )  # fmt: skip


def test_an_absence_is_changed_on_its_page_and_put_back(client: Client, area: Area) -> None:
    absence = absence_of(area)
    partners.sign_in(
        client, partners.member(Role.PATROL_OFFICER, area=area, person=absence.worker.person)
    )
    url = f"/lambeth/my-time/absences/{absence.id}/"
    assert client.get(url).context["form"]["last"].value() == date(2018, 7, 3)
    sent = {"kind": "court", "first": "2/7/2018", "last": "6/7/2018", "version": "1"}
    page = client.post(url, sent, follow=True)
    absence.refresh_from_db()
    assert absence.kind == "court"
    undo = page.context["undo"]
    assert "Leave, 2 Jul 2018" in undo.words
    client.post("/lambeth/my-time/put-back/", {"sealed": undo.sealed})
    absence.refresh_from_db()
    assert (absence.kind, absence.version) == ("leave", 3)


def test_what_was_removed_by_mistake_is_put_back_once_and_by_nobody_else(
    client: Client, area: Area
) -> None:
    absence = absence_of(area)
    worker = absence.worker
    partners.sign_in(client, partners.member(Role.COORDINATOR, area=area))
    page = client.post(f"/lambeth/my-time/absences/{absence.id}/remove/", follow=True)
    sealed = {"sealed": page.context["undo"].sealed}
    assert "undo" not in client.get("/lambeth/my-time/").context
    other = Client()
    partners.sign_in(other, partners.member(Role.COORDINATOR, area=area))
    other.post("/lambeth/my-time/put-back/", sealed)
    assert not worker.absences.exists()
    client.post("/lambeth/my-time/put-back/", sealed)
    assert worker.absences.get().ends_at == absence.ends_at


def test_two_who_move_a_shift_see_both_versions(client: Client, area: Area) -> None:
    shift = shift_of(area)
    partners.sign_in(client, partners.member(Role.COORDINATOR, area=area))
    url = f"/lambeth/my-time/shifts/{shift.id}/"
    sent = {"day": "2/7/2018", "start": "10:00", "end": "18:00", "version": "1"}
    assert client.post(url, sent).status_code == 302
    page = client.post(url, {**sent, "end": "19:00"})
    assert page.status_code == 409
    assert client.post(url, {**sent, "version": "2", "end": "19:00", "keep": "theirs"})
    shift.refresh_from_db()
    assert shift.ends_at == force.at(TODAY, 18)


def change_session(session: CourseSession, **more: Any) -> CourseSession:
    values = {
        "starts_at": session.starts_at, "ends_at": session.ends_at, "venue": "Library",
        "trainer": session.trainer, "places": session.places,
        "is_open_to_others": session.is_open_to_others,
    }  # fmt: skip
    return actions.change_session(
        session=session,
        values={**values, **more},
        expected_version=session.version,
        by=force.coordinator(session.course.area),
        now=NOW,
    )


def test_a_session_moves_but_nobody_loses_a_place_by_it(area: Area) -> None:
    session = force.session(area, places=2, is_open=True)
    force.booked(session, force.worker(area))
    force.booked(session, force.worker(partners.area("Southwark")))
    with pytest.raises(NotNow, match="2 places are taken"):
        change_session(session, places=1)
    with pytest.raises(NotNow, match="Other areas hold places"):
        change_session(session, is_open_to_others=False)
    assert change_session(session, places=5).venue == "Library"
    with pytest.raises(Collision):
        change_session(session)


def test_a_session_is_changed_on_its_page(client: Client, area: Area) -> None:
    session = force.session(area)
    partners.sign_in(client, partners.member(Role.COORDINATOR, area=area))
    url = f"/lambeth/workforce/sessions/{session.id}/change/"
    form = client.get(url).context["form"]
    assert form["start"].value().hour == 9
    sent = {
        "first": "4/9/2018", "start": "10:00", "last": "4/9/2018", "end": "16:00",
        "venue": "Library", "trainer": "Sgt Oke", "places": "3", "version": "1",
    }  # fmt: skip
    assert client.post(url, sent).status_code == 302
    session.refresh_from_db()
    assert (session.venue, session.starts_at) == ("Library", force.at(date(2018, 9, 4), 10))


def set_rules(area: Area, version: int, **values: Any) -> RosterRules:
    return actions.set_rules(
        area=area, values=values, because="Two weekends are enough.", expected_version=version,
        by=force.coordinator(area), now=NOW,
    )  # fmt: skip


def test_the_rules_keep_who_changed_what_and_why(area: Area) -> None:
    set_rules(area, 0, weekends_most=2)
    made = set_rules(area, 1, weekends_most=1, nights_in_a_row=3)
    latest, first = sorted(history(made), key=lambda each: each.lines[0][1])
    assert latest.lines == (("weekends worked at most", "2", "1"),)
    assert first.lines == (("weekends worked at most", "3", "2"),)
    assert latest.because == "Two weekends are enough."
    with pytest.raises(DatabaseError), transaction.atomic():
        RulesChange.objects.update(because="Changed.")


def test_rules_need_a_reason_a_change_and_the_latest_version(area: Area) -> None:
    with pytest.raises(NotNow, match="Nothing is changed"):
        set_rules(area, 0)
    set_rules(area, 0, weekends_most=2)
    with pytest.raises(Collision):
        set_rules(area, 0, weekends_most=1)
    with pytest.raises(NotNow, match="Say why"):
        actions.set_rules(
            area=area, values={"weekends_most": 1}, because=" ", expected_version=1,
            by=force.coordinator(area), now=NOW,
        )  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "pence"),
    [("18.42", 1_842), ("£18.42", 1_842), ("18.4", 1_840), ("18", 1_800), ("1,018.00", 101_800)],
)
def test_pay_is_typed_in_pounds_and_kept_in_pence(
    client: Client, area: Area, typed: str, pence: int
) -> None:
    rates = force.rates(partners.agency(areas=(area,)))
    partners.sign_in(client, partners.member(Role.COORDINATOR, area=area))
    url = f"/lambeth/workforce/terms/rates/{rates.id}/"
    form = client.get(url).context["form"]
    assert form["constable_pence"].value() == "19.00"
    sent = {name: form[name].value() or "" for name in form.fields}
    client.post(url, {**sent, "constable_pence": typed})
    rates.refresh_from_db()
    assert rates.constable_pence == pence


@pytest.mark.parametrize("typed", ["18.425", "eighteen", "-3", "0", "1e9", "١٨", "9" * 40, "18,42"])
def test_money_that_is_none_is_told_and_stays_as_typed(
    client: Client, area: Area, typed: str
) -> None:
    rates = force.rates(partners.agency(areas=(area,)))
    partners.sign_in(client, partners.member(Role.COORDINATOR, area=area))
    url = f"/lambeth/workforce/terms/rates/{rates.id}/"
    form = client.get(url).context["form"]
    sent = {name: form[name].value() or "" for name in form.fields}
    page = client.post(url, {**sent, "constable_pence": typed})
    assert page.context["form"].errors["constable_pence"]
    assert typed in page.content.decode()
    rates.refresh_from_db()
    assert rates.constable_pence == 1_900


def test_rates_that_are_checked_are_not_rewritten(area: Area) -> None:
    by = force.coordinator(area)
    rates = force.rates(partners.agency(areas=(area,)))
    actions.check_rates(rates=rates, expected_version=1, by=by, now=NOW)
    with pytest.raises(NotNow, match="are checked"):
        actions.change_rates(
            rates=rates, values={"constable_pence": 1}, expected_version=2, by=by, now=NOW
        )
