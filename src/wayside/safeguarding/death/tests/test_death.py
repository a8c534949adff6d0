"""A death: noted by a lead, confirmed by a second person, silent, held, and undone by two."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction
from django.test import Client

from wayside.access.permissions import NotAllowed
from wayside.access.vocabulary import ENFORCEMENT_ROLES, NEUTRAL_ROLES, Role
from wayside.audit.models import Event
from wayside.notices import actions as notices
from wayside.notices.models import Notice
from wayside.notices.vocabulary import NoticeState
from wayside.partners.models import Membership
from wayside.partners.tests import factories as partners
from wayside.people.actions import mark_state
from wayside.people.contact.actions import record_attempt
from wayside.people.contact.vocabulary import Outcome
from wayside.people.models import Person
from wayside.people.vocabulary import RecordState
from wayside.safeguarding.death import actions
from wayside.safeguarding.death.actions import Known
from wayside.safeguarding.death.rules import DEATH
from wayside.safeguarding.death.vocabulary import DeathState, HowKnown
from wayside.safeguarding.missing.actions import Agreement, agree_missing
from wayside.safeguarding.models import Death
from wayside.safeguarding.tests.cast import TODAY, Cast
from wayside.sharing.actions import open_to_role
from wayside.sharing.holds import actions as holds
from wayside.sharing.holds import queries as held
from wayside.sharing.holds.actions import Hold
from wayside.sharing.holds.vocabulary import HoldBecause
from wayside.sharing.models import LegalHold
from wayside.sharing.vocabulary import Because
from wayside.support.homes import actions as homes
from wayside.support.homes.actions import Moving
from wayside.support.homes.vocabulary import HomeKind
from wayside.support.models import Home, HousingWishes
from wayside.support.tests import factories
from wayside.support.tests.factories import NOW, acting
from wayside.web.collisions import Collision
from wayside.web.states import NotNow

pytestmark = pytest.mark.django_db
SECRET = "Her brother rang the drop-in"
KNOWN = Known(HowKnown.FAMILY, TODAY, SECRET)
SECOND = "A death was noted: a second person looks at it"


class Mourners(Cast):
    """The same, with a second lead; the record is open to both."""

    def __init__(self) -> None:
        super().__init__()
        self.max = factories.worker(self.charity, Role.SAFEGUARDING_LEAD)
        lead, because = Role.SAFEGUARDING_LEAD, Because.SAFEGUARDING
        self.do(open_to_role, subject=self.rosie.subject, role=lead, because=because)

    def notes(self) -> Death:
        found: Death = self.do(
            actions.note_death, member=self.lou, person=self.rosie, known=KNOWN, form_id=uuid4()
        )
        return found

    def says(self, death: Death, verb: str, by: Membership) -> Death:
        found: Death = self.do(
            actions.step_death,
            member=by,
            death=death,
            verb=verb,
            expected_version=death.version,
        )
        return found

    def state(self) -> str:
        with acting(self.ana):
            return Person.objects.get(id=self.rosie.id).state


@pytest.fixture
def cast() -> Mourners:
    return Mourners()


def test_a_second_person_confirms_it_and_never_the_one_who_noted_it(cast: Mourners) -> None:
    death = cast.notes()
    with pytest.raises(NotNow, match="second person"):
        cast.says(death, "confirm", cast.lou)
    assert cast.duties_of(cast.ana, 0, "/death/") == [SECOND]
    assert not cast.duties_of(cast.lou, 0, "/death/")
    assert not cast.duties_of(cast.bea, 0, "/death/")
    cast.says(death, "confirm", cast.ana)
    assert not cast.duties_of(cast.ana, 0, "/death/")
    with pytest.raises(IntegrityError, match="death_by_two"), acting(cast.lou):
        Death.objects.filter(id=death.id).update(second_person=cast.lou.person)


def test_a_caseworker_does_not_note_it(cast: Mourners) -> None:
    with pytest.raises(NotAllowed):
        cast.do(actions.note_death, person=cast.rosie, known=KNOWN, form_id=uuid4())


def test_nothing_is_due_and_nobody_is_reached_any_more(cast: Mourners) -> None:
    agreed = Agreement(timedelta(days=1), "Sister", "You worry")
    cast.do(agree_missing, person=cast.rosie, agreement=agreed, expected_number=0)
    assert cast.duties_of(cast.ana, 9, "/missing/")
    cast.notes()
    assert not cast.duties_of(cast.ana, 9, "/missing/")
    tried: Any = {"person": cast.rosie, "outcome": Outcome.SPOKE, "attempt_id": uuid4()}
    for member in (cast.ana, cast.lou):
        with pytest.raises(NotNow, match="Nobody tries to reach"):
            cast.do(record_attempt, member=member, **tried)


def test_mail_that_waits_and_tells_of_the_record_does_not_leave_and_other_mail_does(
    cast: Mourners,
) -> None:
    by, kasia = partners.actor_of(cast.ana), factories.person(cast.ana, "Kasia")
    agreed = Agreement(timedelta(days=1), "Sister", "You worry")
    plan = cast.do(agree_missing, person=cast.rosie, agreement=agreed, expected_number=0)
    with acting(cast.ana):
        hers = [
            notices.send(
                subject="Something waits",
                body="Open it.",
                about=about,
                to_person=cast.ana.person_id,
                by=by,
                now=NOW,
            )
            for about in (plan, cast.rosie, kasia)
        ]
    cast.notes()
    states = [Notice.objects.get(id=each.id).state for each in hers]
    assert states == [NoticeState.NOWHERE, NoticeState.NOWHERE, NoticeState.WAITING]
    assert not notices.deliver(notice_id=hers[0].id, by=by, now=NOW)
    assert (Event.objects.get(action="notices.stop").count or 0) >= 2


def test_the_database_closes_homes_applications_and_steps_at_rest_too(cast: Mourners) -> None:
    moving = Moving(HomeKind.PRIVATE, TODAY, "12 Lantern Court")
    home = cast.do(homes.begin_home, person=cast.rosie, moving=moving, form_id=uuid4())
    cast.notes()
    with acting(cast.ana):
        assert Home.objects.filter(id=home.id).update(state="left") == 0
        with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
            HousingWishes(
                subject=cast.rosie.subject,
                controller=cast.charity,
                answers={},
                created_at=NOW,
                updated_at=NOW,
            ).save(force_insert=True)
    with acting(cast.lou):
        assert Home.objects.filter(id=home.id).update(due_date=None) == 1


def test_the_database_lets_nobody_but_a_lead_write_what_is_kept_of_work(cast: Mourners) -> None:
    cast.notes()
    agreed: Any = {"agreement": Agreement(timedelta(days=1), "x", "y"), "expected_number": 0}
    with pytest.raises(ProgrammingError, match="row-level security"):
        cast.do(agree_missing, person=cast.rosie, **agreed)
    assert cast.do(agree_missing, member=cast.lou, person=cast.rosie, **agreed).number == 1


def test_support_does_not_begin_again_by_the_back_door(cast: Mourners) -> None:
    cast.notes()
    with pytest.raises(NotNow, match="at rest"):
        cast.do(
            mark_state,
            member=cast.lou,
            person=cast.rosie,
            state=RecordState.OPEN,
            expected_version=2,
        )


def test_a_mistake_is_undone_by_two_and_the_record_stands_as_before(cast: Mourners) -> None:
    death = cast.notes()
    assert cast.state() == RecordState.AT_REST
    cast.says(death, "confirm", cast.ana)
    cast.says(death, "doubt", cast.max)
    with pytest.raises(NotNow, match="second person"):
        cast.says(death, "undo", cast.max)
    cast.says(death, "undo", cast.ana)
    assert (death.state, cast.state()) == (DeathState.MISTAKEN, RecordState.OPEN)
    with acting(cast.ana):
        assert held.is_held(cast.rosie.subject_id)
    cast.notes()


@pytest.mark.parametrize("state", list(DeathState))
def test_every_state_takes_the_steps_of_the_table_and_no_other(
    cast: Mourners, state: DeathState
) -> None:
    death = cast.notes()
    for verb in {each.verb for each in DEATH} - {"undo"}:
        with acting(cast.lou):
            death.state, death.first_person_id = state, cast.lou.person_id
            death.second_person = cast.ana.person
            death.save()
        if DEATH.can(state, verb):
            by = cast.lou if verb == "doubt" else cast.ana
            assert cast.says(death, verb, by).state == DEATH.check_can(state, verb).target
        else:
            with pytest.raises(NotNow):
                cast.says(death, verb, cast.max)


def test_a_record_is_held_until_two_people_lift_it(cast: Mourners) -> None:
    given: Any = {"member": cast.lou}
    with acting(cast.ana):
        assert not held.is_held(cast.rosie.subject_id)
    hold = Hold(HoldBecause.REVIEW, TODAY + timedelta(days=30), SECRET)
    made = cast.do(holds.put_hold, subject=cast.rosie.subject, hold=hold, form_id=uuid4(), **given)
    with acting(cast.bea):
        assert held.is_held(cast.rosie.subject_id)
        assert not LegalHold.objects.exists()
    with acting(factories.worker(factories.charity("Another", area=cast.area))):
        assert not held.is_held(cast.rosie.subject_id)
    with pytest.raises(NotNow, match="First somebody asks"):
        cast.do(holds.lift_hold, hold=made, expected_version=1, **given)
    cast.do(holds.ask_to_lift_hold, hold=made, words="Done", expected_version=1, **given)
    with pytest.raises(NotNow, match="second person"):
        cast.do(holds.lift_hold, hold=made, expected_version=2, **given)
    with acting(cast.max):
        seen = LegalHold.objects.get()
    with pytest.raises(Collision):
        cast.do(holds.lift_hold, member=cast.max, hold=seen, expected_version=1)
    cast.do(holds.lift_hold, member=cast.max, hold=made, expected_version=2)
    with acting(cast.ana):
        assert not held.is_held(cast.rosie.subject_id)
    with pytest.raises(IntegrityError, match="lifted_by_two"), acting(cast.lou):
        LegalHold.objects.update(lifted_by_person=cast.lou.person)


def test_no_hold_is_put_that_nobody_looks_at_again(cast: Mourners) -> None:
    hold = Hold(HoldBecause.COURT, TODAY)
    with pytest.raises(NotNow, match="day to come"):
        cast.do(
            holds.put_hold,
            member=cast.lou,
            subject=cast.rosie.subject,
            hold=hold,
            form_id=uuid4(),
        )


@pytest.mark.parametrize("role", sorted(ENFORCEMENT_ROLES | NEUTRAL_ROLES))
def test_no_other_side_enters_a_table_of_it(cast: Mourners, role: Role) -> None:
    member = partners.member(role, area=cast.area)
    for table in ("safeguarding_death", "sharing_legalhold"):
        with pytest.raises(ProgrammingError), acting(member), connection.cursor() as cursor:
            cursor.execute(f"SELECT count(*) FROM support.{table}")
    with pytest.raises(ProgrammingError), acting(member), connection.cursor() as cursor:
        cursor.execute("SELECT support.is_held(gen_random_uuid())")


def test_the_pages_are_gentle_and_write_no_more(cast: Mourners, client: Client) -> None:
    base = f"/safeguarding/people/{cast.rosie.id}/death/"
    partners.sign_in(client, cast.ana)
    assert "This person has died" not in client.get(base).content.decode()
    assert client.get(f"{base}note/").status_code == 403
    partners.sign_in(client, cast.lou)
    assert "We are sorry" in client.get(f"{base}note/").content.decode()
    new = {"form_id": str(uuid4()), "how": "family", "words": SECRET}
    assert client.post(f"{base}note/", new).status_code == 302
    partners.sign_in(client, cast.ana)
    said = client.get(base).content.decode()
    assert SECRET in said
    assert "The record is at rest" in client.get(f"/people/{cast.rosie.id}/").content.decode()
    orders = f"/safeguarding/people/{cast.rosie.id}/orders/add/"
    assert client.get(orders).status_code == 200
    assert client.post(orders, {}).status_code == 403
    step = {"verb": "confirm", "version": "1"}
    assert client.post(f"{base}step/", step).status_code == 302
    assert "Confirmed" in client.get(base).content.decode()
    assert "Put a legal hold" not in client.get(base).content.decode()
    partners.sign_in(client, cast.lou)
    with acting(cast.lou):
        hold = LegalHold.objects.get()
    own = f"{base}holds/{hold.id}/"
    sent = {"version": "1", "words": "The inquest is over"}
    assert client.post(f"{own}ask/", sent).status_code == 302
    partners.sign_in(client, cast.max)
    assert client.post(f"{own}lift/", {"version": "2"}).status_code == 302
    assert "Lifted" in client.get(base).content.decode()
    partners.sign_in(client, cast.bea)
    assert client.get(base).status_code == 404
