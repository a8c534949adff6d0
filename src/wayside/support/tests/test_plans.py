"""A plan is hers: in her words, with steps that may be left and moves that are not judged."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import ProgrammingError, transaction
from django.test import Client

from wayside.audit.models import Event
from wayside.partners.tests import factories as partners
from wayside.people.actions import NotOpenError
from wayside.people.queries.mine import Mine
from wayside.support import actions, queries
from wayside.support.models import Movement, Plan, Step
from wayside.support.tests import factories
from wayside.support.tests.factories import NOW, acting
from wayside.support.vocabulary import Direction, Whose
from wayside.web.collisions import Collision
from wayside.web.states import NotNow

pytestmark = pytest.mark.django_db
TODAY = NOW.date()
NEXT_MONTH = TODAY + timedelta(days=30)


class Cast:
    """A charity with two caseworkers, and somebody supported by one of them."""

    def __init__(self) -> None:
        self.area = partners.area()
        self.charity = factories.charity(area=self.area)
        self.ana, self.bea = factories.worker(self.charity), factories.worker(self.charity)
        self.rosie = factories.person(self.ana, "Rosie")

    def writes(self, by: Any, aim: str = "A door I can lock.", **given: Any) -> Plan:
        with acting(by):
            return actions.write_plan(
                person=self.rosie,
                by=partners.actor_of(by),
                now=NOW,
                aim=aim,
                **{"strands": (), "review_date": NEXT_MONTH, "expected_version": 0, **given},
            )

    def agrees(self, by: Any, words: str = "See the flat.", by_date: date | None = None) -> Step:
        with acting(by):
            return actions.agree_step(
                person=self.rosie,
                words=words,
                whose=Whose.BOTH,
                by_date=by_date,
                by=partners.actor_of(by),
                now=NOW,
            )

    def moves(self, step: Step, verb: str, *, version: int | None = None) -> Step:
        with acting(self.ana):
            return actions.move_step(
                step=step,
                verb=verb,
                expected_version=version or step.version,
                by=partners.actor_of(self.ana),
                now=NOW,
            )

    def tells(self, by: Any, on: date = TODAY) -> Movement:
        with acting(by):
            return actions.tell_movement(
                person=self.rosie,
                direction=Direction.BACK,
                words="I went back to him for a week.",
                on_date=on,
                by=partners.actor_of(by),
                now=NOW,
            )


@pytest.fixture
def cast() -> Cast:
    return Cast()


def test_a_plan_is_written_and_then_changed(cast: Cast) -> None:
    cast.writes(cast.ana, strands=("stalking",))
    changed = cast.writes(cast.ana, "My daughter home.", expected_version=1)
    assert (changed.version, changed.strands) == (2, [])
    with acting(cast.ana):
        plan = queries.plan_of(cast.rosie.subject)
        assert plan is not None
        assert plan.aim == "My daughter home."


def test_two_who_write_one_plan_at_once_are_told(cast: Cast) -> None:
    cast.writes(cast.ana)
    with pytest.raises(Collision):
        cast.writes(cast.ana, "Another way.")


@pytest.mark.parametrize(("days", "said"), [(-1, "day to come"), (400, "once a year")])
def test_a_plan_is_looked_at_within_a_year(cast: Cast, days: int, said: str) -> None:
    with pytest.raises(NotNow, match=said):
        cast.writes(cast.ana, review_date=TODAY + timedelta(days=days))


def test_a_step_is_taken_or_left_and_agreed_again(cast: Cast) -> None:
    step = cast.agrees(cast.ana)
    for verb, state in (
        ("leave", "left"),
        ("agree_again", "agreed"),
        ("take", "taken"),
        ("agree_again", "agreed"),
    ):
        step = cast.moves(step, verb)
        assert step.state == state
    with pytest.raises(NotNow, match="not possible now"):
        cast.moves(step, "agree_again")


def test_a_step_moved_by_two_at_once_collides(cast: Cast) -> None:
    step = cast.moves(cast.agrees(cast.ana), "take")
    with pytest.raises(Collision):
        cast.moves(step, "agree_again", version=1)


def test_a_step_is_not_agreed_for_a_day_that_has_passed(cast: Cast) -> None:
    with pytest.raises(NotNow, match="day to come"):
        cast.agrees(cast.ana, by_date=TODAY - timedelta(days=1))


def test_a_move_back_is_told_as_one_forward_is(cast: Cast) -> None:
    cast.tells(cast.ana)
    with acting(cast.ana):
        (told,) = queries.movements_of(cast.rosie.subject)
        assert (told.direction, told.words) == ("back", "I went back to him for a week.")
    with pytest.raises(NotNow, match="has come"):
        cast.tells(cast.ana, on=TODAY + timedelta(days=1))


def test_a_colleague_to_whom_the_record_is_not_open_does_none_of_it(cast: Cast) -> None:
    step = cast.agrees(cast.ana)
    cast.writes(cast.ana)
    for attempt in (cast.writes, cast.agrees, cast.tells):
        with pytest.raises(NotOpenError):
            attempt(cast.bea)
    with acting(cast.bea):
        assert not Plan.objects.exists()
        assert not Step.objects.filter(id=step.id).exists()


def test_what_is_due_is_the_workers_own_by_its_day(cast: Cast) -> None:
    cast.agrees(cast.ana, "Today", TODAY)
    cast.agrees(cast.ana, "Later", NEXT_MONTH)
    cast.moves(cast.agrees(cast.ana, "Done", TODAY), "take")
    cast.writes(cast.ana, review_date=TODAY)
    with acting(cast.ana):
        due = queries.steps_due(Mine(partners.actor_of(cast.ana), now=NOW))
        assert [each.words for each in due] == ["Today"]
        (review,) = queries.reviews_due(Mine(partners.actor_of(cast.ana), now=NOW))
        assert review.subject.person.called == "Rosie"
    with acting(cast.bea):
        assert not queries.steps_due(Mine(partners.actor_of(cast.bea), now=NOW))


def test_every_part_of_a_plan_is_on_the_trail(cast: Cast) -> None:
    cast.writes(cast.ana)
    cast.moves(cast.agrees(cast.ana), "take")
    cast.tells(cast.ana)
    told = set(Event.objects.values_list("action", flat=True))
    assert {
        "support.write_plan",
        "support.agree_step",
        "support.take_step",
        "support.tell_movement",
    } <= told


def test_the_pages_of_a_plan_work_and_show_it(cast: Cast, client: Client) -> None:
    base = f"/support/people/{cast.rosie.id}/plan/"
    partners.sign_in(client, cast.ana)
    assert "No plan yet" in client.get(base).content.decode()
    sent = {"aim": "A door I can lock.", "version": "0", "review_date": "1/8/2030"}
    page = client.post(f"{base}write/", sent)
    assert page.status_code == 200
    assert "once a year" in page.content.decode()
    cast.writes(cast.ana)
    step = cast.agrees(cast.ana)
    shown = client.get(base).content.decode()
    assert "A door I can lock." in shown
    assert "See the flat." in shown
    moved = client.post(f"{base}steps/{step.id}/", {"verb": "take", "version": "1"})
    assert moved.status_code == 302
    assert "Agree it again" in client.get(base).content.decode()
    assert client.post(f"{base}steps/{step.id}/", {"verb": "vanish"}).status_code == 404
    partners.sign_in(client, cast.bea)
    assert client.get(base).status_code == 404


def looked(**given: Any) -> actions.Looked:
    return actions.Looked(
        **{
            "held_date": TODAY,
            "words": "It is slower than I hoped.",
            "aim": "A flat and my son on Sundays.",
            "next_date": NEXT_MONTH,
            **given,
        }
    )


def reviews(cast: Cast, by: Any, *, version: int = 1, **given: Any) -> None:
    with acting(by):
        actions.review_plan(
            person=cast.rosie,
            looked=looked(**given),
            expected_version=version,
            by=partners.actor_of(by),
            now=NOW,
        )


def test_a_look_at_the_plan_keeps_what_was_wanted_before(cast: Cast) -> None:
    cast.writes(cast.ana)
    reviews(cast, cast.ana)
    with acting(cast.ana):
        opened = actions.open_plan(person=cast.rosie, by=partners.actor_of(cast.ana), now=NOW)
    assert opened.plan is not None
    assert opened.plan.aim == "A flat and my son on Sundays."
    assert [each.former_aim for each in opened.reviews] == ["A door I can lock."]
    assert opened.reviews[0].words == "It is slower than I hoped."


def test_written_over_without_a_look_the_former_words_are_kept_too(cast: Cast) -> None:
    cast.writes(cast.ana)
    cast.writes(cast.ana, "Something else.", expected_version=1)
    with acting(cast.ana):
        found = queries.plan_reviews_of(cast.rosie.subject)
        assert [each.former_aim for each in found] == ["A door I can lock."]


def test_two_who_review_at_once_collide_and_others_see_nothing(cast: Cast) -> None:
    cast.writes(cast.ana)
    reviews(cast, cast.ana)
    with pytest.raises(Collision):
        reviews(cast, cast.ana, version=1)
    with pytest.raises(NotOpenError):
        reviews(cast, cast.bea, version=2)
    with acting(cast.bea):
        assert not queries.plan_reviews_of(cast.rosie.subject).exists()


def test_a_look_cannot_lie_ahead_and_a_review_is_never_changed(cast: Cast) -> None:
    cast.writes(cast.ana)
    with pytest.raises(NotNow, match="has come"):
        reviews(cast, cast.ana, held_date=NEXT_MONTH)
    reviews(cast, cast.ana)
    with (
        acting(cast.ana),
        pytest.raises(ProgrammingError, match="permission denied"),
        transaction.atomic(),
    ):
        queries.plan_reviews_of(cast.rosie.subject).update(next_date=TODAY)


def test_a_step_is_put_otherwise_until_it_is_taken(cast: Cast) -> None:
    cast.writes(cast.ana)
    step = cast.agrees(cast.ana)
    client = Client()
    partners.sign_in(client, cast.ana)
    url = f"/support/people/{cast.rosie.id}/plan/steps/{step.id}/change/"
    data = {"words": "See the other flat.", "whose": "person", "by_date": "", "version": 1}
    assert client.post(url, data).status_code == 302
    with acting(cast.ana):
        step = Step.objects.get()
    assert (step.words, step.whose) == ("See the other flat.", "person")
    cast.moves(step, "take")
    assert "taken or left" in client.post(url, {**data, "version": 3}).content.decode()


@pytest.mark.parametrize("whose", list(Whose))
def test_every_step_becomes_due_and_the_persons_own_is_asked_about(
    cast: Cast, whose: Whose
) -> None:
    cast.writes(cast.ana)
    step = cast.agrees(cast.ana, by_date=TODAY)
    with acting(cast.ana):
        Step.objects.filter(id=step.id).update(whose=whose)
        found = queries.steps_due(Mine(partners.actor_of(cast.ana), now=NOW))
        assert [each.id for each in found] == [step.id]
