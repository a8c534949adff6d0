"""Somebody asks that something is put right or erased, and is answered within the law's month."""

import uuid
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import DatabaseError
from django.test import Client
from django.urls import reverse

from wayside.access.permissions import NotAllowed
from wayside.audit.models import Event
from wayside.governance.corrections.actions import Right, correct_field
from wayside.governance.corrections.queries import places
from wayside.governance.erasure.tests.cast import LONG_AGO, Cast
from wayside.governance.models import Erasure, RightAbout, RightRequest
from wayside.governance.rights import actions, law, queries
from wayside.governance.rights.actions import Asked, Decided
from wayside.governance.rights.vocabulary import RightKind, RightState
from wayside.governance.subject_access.vocabulary import AskedHow, LongerBecause
from wayside.partners.models import Membership
from wayside.partners.tests.factories import actor_of, sign_in
from wayside.people.actions import NotOpenError
from wayside.people.models import Person
from wayside.people.tests.factories import person as registered
from wayside.sharing import actions as sharing
from wayside.sharing.tests.factories import NOW, acting, worker
from wayside.sharing.vocabulary import Because
from wayside.support.tests import factories as support
from wayside.support.timeline.registry import sources
from wayside.web.clock import day_of
from wayside.web.collisions import Collision
from wayside.web.states import NotNow

pytestmark = pytest.mark.django_db
TODAY = day_of(NOW)
WANTS = "It says that she drinks. She has not for two years."
REASON = "Her worker saw it on two days, and says so."


@pytest.fixture
def cast(tmp_path: Path, settings: Any) -> Cast:
    settings.VAR_FOLDER = tmp_path
    settings.WAYSIDE_TODAY = TODAY
    return Cast()


def closed(cast: Cast) -> Person:
    """Somebody whose support ended long ago, whose record a lead may open."""
    person = cast.person(at=LONG_AGO)
    with acting(cast.caseworker):
        sharing.grant(
            subject=person.subject, to=cast.lead, because=Because.COVER,
            by=actor_of(cast.caseworker), now=NOW, until_at=None,
        )  # fmt: skip
    return person


def ask(
    cast: Cast,
    person: Person,
    kind: RightKind = RightKind.CORRECT,
    on: date = TODAY,
    form_id: uuid.UUID | None = None,
) -> RightAbout:
    with acting(cast.caseworker):
        made = actions.receive_right(
            person=person, asked=Asked(kind, on, AskedHow.SPOKEN, WANTS),
            form_id=form_id or uuid.uuid4(), by=actor_of(cast.caseworker), now=NOW,
        )  # fmt: skip
        return about(person, made.id)


def about(person: Person, number: uuid.UUID) -> RightAbout:
    found = queries.about_at(person, number)
    assert found
    return found


def decide(
    person: Person, held: RightAbout, by: Membership, verb: str = "agree", **said: str
) -> RightRequest:
    with acting(by):
        return actions.decide_right(
            person=person, about=held, decided=Decided(verb, **said),
            expected_version=held.request.version, by=actor_of(by), now=NOW,
        )  # fmt: skip


def move(held: RightAbout, by: Membership, verb: str = "tell") -> RightRequest:
    with acting(by):
        return actions.move_right(
            about=held, verb=verb, expected_version=held.request.version, by=actor_of(by), now=NOW
        )


def put_right(person: Person, by: Membership, now: datetime = NOW) -> None:
    area = by.area
    assert area
    support.meeting(person, by, support.ward(area), note=WANTS)
    with acting(by):
        place = next(each for each in places(person) if each.kind == "support.Meeting")
        correct_field(
            person=person, place=place, right=Right("She does not drink.", "She says so.", True),
            expected_version=place.row.version, by=actor_of(by), now=now,
        )  # fmt: skip


def test_they_are_told_only_once_it_was_put_right(cast: Cast) -> None:
    person = registered(cast.caseworker)
    held = ask(cast, person)
    decide(person, held, cast.caseworker)
    with pytest.raises(NotNow, match="Nothing was put right yet"):
        move(held, cast.caseworker)
    held = refreshed(cast, person, held)
    put_right(person, cast.caseworker)
    assert move(held, cast.caseworker).state == RightState.TOLD


def refreshed(cast: Cast, person: Person, held: RightAbout) -> RightAbout:
    with acting(cast.caseworker):
        return about(person, held.request_id)


def test_a_refusal_names_a_ground_of_its_kind_and_says_why(cast: Cast) -> None:
    person = registered(cast.caseworker)
    held = ask(cast, person)
    wrong: tuple[dict[str, str], ...] = (
        {},
        {"ground": "CLAIMS", "reason": REASON},  # of an erasure
        {"ground": "RIGHT", "reason": "No."},
    )
    for said in wrong:
        with pytest.raises(NotNow):
            decide(person, refreshed(cast, person, held), cast.caseworker, "refuse", **said)
    held = refreshed(cast, person, held)
    made = decide(person, held, cast.caseworker, "refuse", ground="RIGHT", reason=REASON)
    assert (made.state, made.ground) == (RightState.REFUSED, "RIGHT")
    again = move(refreshed(cast, person, held), cast.caseworker, "reopen")
    assert (again.state, again.ground, again.decided_by_id) == (RightState.ASKED, "", None)


def test_the_clock_is_a_month_and_the_officer_extends_it_once(cast: Cast) -> None:
    person = registered(cast.caseworker)
    held = ask(cast, person).request
    assert held.due_date > TODAY + timedelta(days=27)
    officer, month = actor_of(cast.officer), held.due_date
    with acting(cast.officer):
        seen = actions.list_rights(by=officer, now=NOW)[0]
        longer = actions.extend_right(
            request=seen, because=LongerBecause.COMPLEX, expected_version=1, by=officer, now=NOW
        )
        assert longer.due_date > month + timedelta(days=55)
        with pytest.raises(NotNow):
            actions.extend_right(
                request=longer, because=LongerBecause.COMPLEX, expected_version=2,
                by=officer, now=NOW,
            )  # fmt: skip


def test_the_officer_sees_a_clock_and_neither_who_asks_nor_for_what(cast: Cast) -> None:
    ask(cast, registered(cast.caseworker))
    with acting(cast.officer):
        assert RightRequest.objects.count() == 1
    with pytest.raises(DatabaseError), acting(cast.officer):
        list(RightAbout.objects.all())


def test_the_database_lets_the_officer_move_nothing_but_the_clock(cast: Cast) -> None:
    held = ask(cast, registered(cast.caseworker)).request
    with pytest.raises(DatabaseError), acting(cast.officer):
        RightRequest.objects.filter(id=held.id).update(state="withdrawn")


def test_a_lead_and_no_caseworker_agrees_to_an_erasure(cast: Cast) -> None:
    person = closed(cast)
    held = ask(cast, person, RightKind.ERASE)
    with pytest.raises(NotAllowed):
        decide(person, held, cast.caseworker)
    said = {"state": "agreed", "decided_by": cast.caseworker.person, "decided_at": NOW}
    with pytest.raises(DatabaseError), acting(cast.caseworker):
        RightRequest.objects.filter(id=held.request_id).update(**said)


def test_what_they_ask_to_be_erased_goes_on_two_peoples_word_and_after_they_were_told(
    cast: Cast,
) -> None:
    person = closed(cast)
    held = ask(cast, person, RightKind.ERASE)
    decide(person, held, cast.lead)
    due = next(each for each in cast.held() if each.record_number == person.subject_id)
    assert (due.was_asked, due.state, due.due_date) == (True, "due", TODAY)
    with pytest.raises(NotNow, match="was not answered"):
        cast.forward(due)
    move(refreshed(cast, person, held), cast.caseworker)
    cast.rounds()
    cast.erase(cast.approve(cast.forward(cast.held()[0])))
    with acting(cast.lead):
        assert not Person.objects.filter(id=person.id).exists()
        assert not RightAbout.objects.filter(request=held.request_id).exists()
    with acting(cast.officer):
        assert RightRequest.objects.get(id=held.request_id).state == RightState.TOLD
        assert Erasure.objects.get(id=due.id).state == "erased"


def test_a_record_is_not_erased_while_support_goes_on(cast: Cast) -> None:
    person = registered(cast.caseworker)
    with acting(cast.caseworker):
        sharing.grant(
            subject=person.subject, to=cast.lead, because=Because.COVER,
            by=actor_of(cast.caseworker), now=NOW, until_at=None,
        )  # fmt: skip
    held = ask(cast, person, RightKind.ERASE)
    with pytest.raises(NotNow, match="Close the record first"):
        decide(person, held, cast.lead)
    assert cast.held() == []


def test_no_lead_lets_a_record_fall_due_that_is_not_open_to_them(cast: Cast) -> None:
    person = cast.person()
    with pytest.raises(DatabaseError), acting(cast.lead):
        Erasure(
            controller_id=cast.agency.id, record_number=person.subject_id, ended_date=TODAY,
            due_date=TODAY, was_asked=True, created_at=NOW, updated_at=NOW,
        ).save(force_insert=True)  # fmt: skip


def test_a_double_click_notes_it_once_and_two_who_decide_meet(cast: Cast) -> None:
    person, number = registered(cast.caseworker), uuid.uuid4()
    first, second = (ask(cast, person, form_id=number) for _click in range(2))
    assert first.request_id == second.request_id
    decide(person, first, cast.caseworker, "refuse", ground="OPINION", reason=REASON)
    with pytest.raises(Collision):
        decide(person, second, cast.caseworker)
    ask(cast, person, RightKind.ERASE)
    with pytest.raises(NotNow, match="already"):
        ask(cast, person, RightKind.ERASE)


@pytest.mark.parametrize("day", [TODAY + timedelta(days=1), date(1900, 1, 1)])
def test_a_day_that_cannot_be_is_refused(cast: Cast, day: date) -> None:
    with pytest.raises(NotNow):
        ask(cast, registered(cast.caseworker), on=day)


def test_a_colleague_without_the_record_sees_nothing_of_it(cast: Cast, client: Client) -> None:
    person = registered(cast.caseworker)
    held = ask(cast, person)
    colleague = worker(cast.agency)
    for other in (colleague, cast.other_lead):
        with pytest.raises((NotOpenError, DatabaseError)), acting(other):
            actions.open_rights(person=person, by=actor_of(other), now=NOW)
    with acting(colleague):
        assert not RightAbout.objects.filter(request=held.request_id).exists()
    sign_in(client, colleague)
    assert client.get(reverse("governance:rights", args=[person.id])).status_code in (403, 404)


def test_the_pages_lead_from_asking_to_the_answer(cast: Cast, client: Client) -> None:
    person = registered(cast.caseworker)
    sign_in(client, cast.caseworker)
    page = reverse("governance:rights", args=[person.id])
    assert "They have not asked" in client.get(page).content.decode()
    sent = {"kind": "correct", "wants": WANTS, "how": "spoken", "form_id": str(uuid.uuid4())}
    day = {"asked_date": TODAY.strftime("%d/%m/%Y")}
    done = client.post(reverse("governance:receive_right", args=[person.id]), sent | day)
    assert done.status_code == 302
    with acting(cast.caseworker):
        held = queries.of_person(person).get().request
    refuse = reverse("governance:refuse_right", args=[person.id, held.id])
    assert "UK GDPR art 17" not in client.get(refuse).content.decode()
    sent = {"ground": "RIGHT", "reason": REASON, "version": "1"}
    assert client.post(refuse, sent).status_code == 302
    shown = client.get(page).content.decode()
    assert "It is right as it stands" in shown
    assert REASON in shown
    steps = reverse("governance:move_right", args=[person.id, held.id])
    assert client.post(steps, {"verb": "tell", "version": "2"}).status_code == 302
    sign_in(client, cast.officer)
    listed = client.get(reverse("governance:right_requests")).content.decode()
    assert "Answered" in listed
    assert WANTS not in listed


def test_what_was_put_right_stands_on_the_timeline_without_what_was_wrong(cast: Cast) -> None:
    person = registered(cast.caseworker)
    ask(cast, person)
    put_right(person, cast.caseworker)
    with acting(cast.caseworker):
        source = next(
            each
            for each in sources(visible_to=actor_of(cast.caseworker))
            if each.slug == "corrections"
        )
        (moment,) = source.find(person, 10)
    assert moment.words == "She says so."
    assert WANTS not in moment.title + moment.words


def test_each_step_is_on_the_trail_and_no_words_are(cast: Cast) -> None:
    person = registered(cast.caseworker)
    held = ask(cast, person)
    decide(person, held, cast.caseworker, "refuse", ground="RIGHT", reason=REASON)
    told = Event.objects.filter(record_type="governance.RightRequest")
    assert {each.action for each in told} == {"governance.receive_right", "governance.decide_right"}
    assert all(REASON not in str(each.__dict__) for each in told)


def test_every_ground_says_its_provision_and_what_nobody_has_checked() -> None:
    assert {each.kind for each in law.grounds().values()} == {"correct", "erase", "both"}
    assert all(each.provision and each.use for each in law.grounds().values())
    assert {each.code for each in law.grounds().values() if not each.to_check} == set()
    assert "EXCESS" in law.grounds_of(RightKind.ERASE)
