"""The sanctuary scheme: their own choice, the landlord by consent, an address nobody else sees."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, ProgrammingError, connection
from django.test import Client

from wayside.access.vocabulary import ENFORCEMENT_ROLES, NEUTRAL_ROLES, Role
from wayside.partners.models import Membership
from wayside.partners.tests import factories as partners
from wayside.people.actions import NotOpenError
from wayside.people.queries.mine import Mine
from wayside.support import duties
from wayside.support.models import Sanctuary, SanctuaryMove, SanctuaryWork
from wayside.support.sanctuary import actions, rules
from wayside.support.sanctuary.actions import Assessment, Ordered
from wayside.support.sanctuary.rules import SANCTUARY, WORK
from wayside.support.sanctuary.vocabulary import (
    Feels,
    Landlord,
    SanctuaryState,
    Why,
    Work,
    WorkState,
)
from wayside.support.tests import factories
from wayside.support.tests.factories import NOW, acting
from wayside.support.timeline.actions import open_timeline
from wayside.web.collisions import Collision
from wayside.web.states import NotNow

pytestmark = pytest.mark.django_db
HOME = "12 Lantern Court"
TODAY = NOW.date()
SAFE = Assessment(True, True, Landlord.COUNCIL, {"windows": ["work", "The catch is broken"]})


class Cast:
    """A charity with two caseworkers, and somebody who wants to stay at home."""

    def __init__(self) -> None:
        self.area = partners.area()
        self.charity = factories.charity(area=self.area)
        self.ana, self.bea = factories.worker(self.charity), factories.worker(self.charity)
        self.rosie = factories.person(self.ana, "Rosie")
        self.held = self.do(
            actions.begin_sanctuary, person=self.rosie, address=HOME, form_id=uuid4()
        )

    def do(self, action: Any, *, member: Membership | None = None, **given: Any) -> Any:
        member = member or self.ana
        if "sanctuary" in given:
            given.setdefault("expected_version", given["sanctuary"].version)
        with acting(member):
            return action(by=partners.actor_of(member), now=NOW, **given)

    def assessed(self, assessment: Assessment = SAFE) -> Sanctuary:
        found: Sanctuary = self.do(actions.assess_home, sanctuary=self.held, assessment=assessment)
        return found

    def asked(self) -> Sanctuary:
        found: Sanctuary = self.do(
            actions.ask_landlord,
            sanctuary=self.assessed(),
            consent=True,
            landlord_told="New locks",
        )
        return found

    def moves(self, verb: str, why: Why | None = None) -> Sanctuary:
        found: Sanctuary = self.do(actions.move_sanctuary, sanctuary=self.held, verb=verb, why=why)
        return found

    def orders(self, work: Work = Work.LOCKS) -> SanctuaryWork:
        found: SanctuaryWork = self.do(
            actions.order_work,
            sanctuary=self.held,
            ordered=Ordered(work, TODAY + timedelta(days=5)),
        )
        return found

    def notes(self, work: SanctuaryWork, *verbs: str) -> SanctuaryWork:
        for verb in verbs:
            work = self.do(actions.move_work, work=work, verb=verb, expected_version=work.version)
        return work


@pytest.fixture
def cast() -> Cast:
    return Cast()


def test_it_goes_from_the_assessment_to_feeling_safer(cast: Cast) -> None:
    cast.asked()
    cast.moves("agree")
    locks, alarm = cast.orders(), cast.orders(Work.ALARM)
    with pytest.raises(NotNow, match="not done"):
        cast.moves("complete")
    cast.notes(locks, "do", "again", "do", "check")
    cast.notes(alarm, "leave")
    cast.moves("complete")
    cast.do(actions.note_feeling, sanctuary=cast.held, feels=Feels.SAFER, words="I sleep.")
    with acting(cast.ana):
        by = partners.actor_of(cast.ana)
        told = open_timeline(person=cast.rosie, only="sanctuary", by=by, now=NOW)
        assert len(told) == SanctuaryMove.objects.count() == 6
        assert HOME not in str(told)
    assert not duties_of(cast.ana, 365)


@pytest.mark.parametrize(
    ("assessment", "sentence"),
    [
        (Assessment(False, True, Landlord.COUNCIL, {}), "does not want to stay"),
        (Assessment(True, False, Landlord.COUNCIL, {}), "Who harms lives there"),
        (Assessment(True, True, Landlord.OWN, {}), "no landlord to ask"),
    ],
)
def test_no_landlord_is_asked_where_staying_is_not_safe_or_not_wanted(
    cast: Cast, assessment: Assessment, sentence: str
) -> None:
    held = cast.assessed(assessment)
    with pytest.raises(NotNow, match=sentence):
        cast.do(actions.ask_landlord, sanctuary=held, consent=True, landlord_told="Locks")


def test_no_landlord_is_asked_without_consent_and_the_database_refuses_it_too(cast: Cast) -> None:
    held = cast.assessed()
    with pytest.raises(NotNow, match="only if this person agrees"):
        cast.do(actions.ask_landlord, sanctuary=held, consent=False, landlord_told="Locks")
    held.state = SanctuaryState.LANDLORD_ASKED
    with pytest.raises(IntegrityError, match="with_consent"), acting(cast.ana):
        held.save(update_fields=("state",))


def test_who_owns_the_home_needs_no_landlord(cast: Cast) -> None:
    cast.assessed(Assessment(True, True, Landlord.OWN, {}))
    assert cast.moves("agree").state == SanctuaryState.AGREED


def test_a_landlord_cannot_be_passed_over(cast: Cast) -> None:
    cast.assessed()
    with pytest.raises(NotNow, match="First ask the landlord"):
        cast.moves("agree")


@pytest.mark.parametrize("verb", ["refuse", "not_suitable"])
def test_what_does_not_go_on_says_why_and_can_be_looked_at_again(cast: Cast, verb: str) -> None:
    cast.asked()
    with pytest.raises(NotNow, match="Say why"):
        cast.moves(verb)
    assert cast.moves(verb, Why.LANDLORD).due_date is None
    assert cast.moves("look_again").state == SanctuaryState.ASKED


@pytest.mark.parametrize("state", list(SanctuaryState))
def test_every_state_takes_the_steps_of_the_table_and_no_other(
    cast: Cast, state: SanctuaryState
) -> None:
    for verb in {each.verb for each in SANCTUARY} - rules.WITH_FORM:
        held = cast.held
        held.state, held.landlord = state, Landlord.OWN
        held.wants_to_stay = held.lives_apart = held.landlord_consent = True
        held.why = Why.COST if state in ("refused", "not_suitable") else ""
        with acting(cast.ana):
            held.save()
        if SANCTUARY.can(state, verb) and verb != "complete":
            assert cast.moves(verb).state == SANCTUARY.check_can(state, verb).target
        else:
            with pytest.raises(NotNow):
                cast.moves(verb)


def test_a_work_is_checked_only_once_it_is_done(cast: Cast) -> None:
    cast.asked()
    cast.moves("agree")
    work = cast.orders()
    with pytest.raises(NotNow):
        cast.notes(work, "check")
    assert {each.verb for each in WORK.steps_from(WorkState.ORDERED)} == {"do", "leave"}


def test_one_goes_on_at_once_and_a_double_click_begins_one(cast: Cast) -> None:
    same = cast.do(actions.begin_sanctuary, person=cast.rosie, address=HOME, form_id=cast.held.id)
    assert same.id == cast.held.id
    with pytest.raises(NotNow, match="goes on already"):
        cast.do(actions.begin_sanctuary, person=cast.rosie, address=HOME, form_id=uuid4())


def test_two_who_write_at_once_are_told(cast: Cast) -> None:
    cast.do(actions.assess_home, sanctuary=cast.held, assessment=SAFE, expected_version=1)
    with pytest.raises(Collision):
        cast.do(actions.move_sanctuary, sanctuary=cast.held, verb="stop", expected_version=1)


def duties_of(member: Membership, days: int) -> list[str]:
    with acting(member):
        by = partners.actor_of(member)
        found = duties.due(Mine(by, now=NOW + timedelta(days=days)))
        return [str(each.label) for each in found]


def test_each_step_is_due_in_time_and_no_duty_holds_the_address(cast: Cast) -> None:
    assert not duties_of(cast.ana, 0)
    assert duties_of(cast.ana, 5) == ["Assess the home for the sanctuary scheme"]
    cast.asked()
    assert duties_of(cast.ana, 10) == ["The landlord has not answered"]
    cast.moves("agree")
    cast.orders()
    assert duties_of(cast.ana, 5) == ["A work to be done or checked: Change the locks"]
    assert HOME not in str(duties_of(cast.ana, 30))
    assert not duties_of(cast.bea, 30)


def test_a_colleague_neither_reads_nor_writes_it(cast: Cast) -> None:
    with pytest.raises(NotOpenError):
        cast.do(actions.move_sanctuary, member=cast.bea, sanctuary=cast.held, verb="stop")
    with acting(cast.bea):
        assert not Sanctuary.objects.exists()
        assert not SanctuaryMove.objects.exists()


@pytest.mark.parametrize("role", sorted(ENFORCEMENT_ROLES | NEUTRAL_ROLES))
def test_no_other_side_enters_a_table_of_it(cast: Cast, role: Role) -> None:
    member = partners.member(role, area=cast.area)
    for table in ("sanctuary", "sanctuarywork", "sanctuarymove"):
        with pytest.raises(ProgrammingError), acting(member), connection.cursor() as cursor:
            cursor.execute(f"SELECT count(*) FROM support.support_{table}")


def test_the_address_is_locked_in_the_database(cast: Cast) -> None:
    with acting(cast.ana), connection.cursor() as cursor:
        cursor.execute("SELECT address FROM support.support_sanctuary")
        assert b"Lantern" not in bytes(cursor.fetchone()[0])


def test_the_pages_lead_through_it_and_show_the_address_to_the_own_worker(
    cast: Cast, client: Client
) -> None:
    base = f"/support/people/{cast.rosie.id}/sanctuary/"
    partners.sign_in(client, cast.ana)
    assert HOME in client.get(base).content.decode()
    sent = {"version": "1", "wants_to_stay": "on", "lives_apart": "on", "landlord": "private"}
    assert client.post(f"{base}assess/", {**sent, "locks": "work"}).status_code == 302
    again = client.post(f"{base}assess/", sent).content.decode()
    assert "Somebody else has changed this" in again
    told = {"version": "2", "landlord_told": "New locks please."}
    assert "agrees" in client.post(f"{base}landlord/", told).content.decode()
    assert client.post(f"{base}landlord/", {**told, "consent": "on"}).status_code == 302
    assert client.post(f"{base}move/", {"verb": "agree", "version": "3"}).status_code == 302
    work = {"version": "4", "work": "locks", "by_date": "20/7/2050"}
    assert client.post(f"{base}works/order/", work).status_code == 302
    with acting(cast.ana):
        held = SanctuaryWork.objects.get()
    for number, verb in enumerate(("do", "check"), start=1):
        client.post(f"{base}works/{held.id}/", {"verb": verb, "version": str(number)})
    client.post(f"{base}move/", {"verb": "complete", "version": "5"})
    felt = {"version": "6", "feels": "safer", "words": "I sleep."}
    assert client.post(f"{base}feeling/", felt).status_code == 302
    page = client.get(base).content.decode()
    assert "I sleep." in page
    assert "New locks please." in page
    partners.sign_in(client, cast.bea)
    assert client.get(base).status_code == 404
