"""Signs of exploitation, times missing, a child who harms others, and the way into adulthood."""

from datetime import date, timedelta
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
from wayside.people.rules import Born
from wayside.people.vocabulary import AgeMark
from wayside.safeguarding.childhood import actions, rules
from wayside.safeguarding.childhood.actions import Away, Held, Planned, Signs, Step
from wayside.safeguarding.childhood.data import law, topics
from wayside.safeguarding.childhood.rules import EPISODE, REVIEW
from wayside.safeguarding.childhood.vocabulary import (
    EpisodeState,
    Made,
    Reported,
    ReviewState,
    Sign,
)
from wayside.safeguarding.models import (
    ChildMissing,
    IndicatorNote,
    SpecialistReview,
    TransitionPlan,
    TransitionStep,
)
from wayside.support import duties
from wayside.support.tests import factories
from wayside.support.tests.factories import NOW, acting
from wayside.web.collisions import Collision
from wayside.web.states import NotNow

pytestmark = pytest.mark.django_db
TODAY = NOW.date()
SOON = TODAY + timedelta(days=10)
TABLES = ("indicatornote", "childmissing", "specialistreview", "transitionplan", "transitionstep")
HELD = Held(TODAY, "Youth justice, health, the school", Made.LIKELY, "A mentor.", SOON)


class Cast:
    """A charity with two caseworkers and a lead, and a young person of 17."""

    def __init__(self) -> None:
        self.area = partners.area()
        self.charity = factories.charity(area=self.area)
        self.ana, self.bea = factories.worker(self.charity), factories.worker(self.charity)
        self.lee = factories.worker(self.charity, Role.SAFEGUARDING_LEAD)
        born = f"{TODAY.year - 17}-01"
        self.kit = factories.person(self.ana, "Kit", age_mark=AgeMark.CHILD, born=born)

    def do(self, action: Any, *, member: Membership | None = None, **given: Any) -> Any:
        member, now = member or self.ana, given.pop("now", NOW)
        for name in ("episode", "review"):
            if name in given:
                given.setdefault("expected_version", given[name].version)
        with acting(member, now=now):
            return action(by=partners.actor_of(member), now=now, **given)

    def notes(self, day: date = TODAY, **signs: Sign) -> Any:
        found = Signs(signs, day, "A new phone.")
        return self.do(actions.note_indicators, person=self.kit, signs=found, form_id=uuid4())

    def gone(self, reported_to: Reported = Reported.POLICE) -> ChildMissing:
        away = Away(NOW - timedelta(hours=5), reported_to)
        made: ChildMissing = self.do(
            actions.report_missing, person=self.kit, away=away, form_id=uuid4()
        )
        return made

    def moves(self, held: ChildMissing, *verbs: str) -> ChildMissing:
        for verb in verbs:
            held = self.do(actions.move_episode, episode=held, verb=verb, words="I was cold.")
        return held

    def asked(self) -> SpecialistReview:
        made: SpecialistReview = self.do(
            actions.ask_review, person=self.kit, happened="He hurt a boy.", form_id=uuid4()
        )
        return made

    def planned(self) -> TransitionStep:
        plan = Planned("A flat of her own.", SOON)
        self.do(actions.plan_transition, person=self.kit, planned=plan, expected_version=0)
        step = Step("Meet the worker", "Adult social care", SOON)
        made: TransitionStep = self.do(
            actions.add_transition_step, person=self.kit, step=step, form_id=uuid4()
        )
        return made

    def due(self, member: Membership, days: int = 0) -> list[str]:
        now = NOW + timedelta(days=days)
        with acting(member, now=now):
            found = duties.due(Mine(partners.actor_of(member), now=now))
            return sorted(str(each.label) for each in found if "/child/" in each.url)


@pytest.fixture
def cast() -> Cast:
    return Cast()


def test_signs_make_a_picture_by_month_and_no_score(cast: Cast) -> None:
    cast.notes(TODAY - timedelta(days=62), gifts=Sign.POSSIBLE)
    cast.notes(gifts=Sign.SEEN, school=Sign.NOT_NOW)
    with acting(cast.lee):
        found = rules.picture(
            [(each.topic, each.sign, each.on_date) for each in IndicatorNote.objects.all()],
            today=TODAY,
        )
    assert found["gifts"][-1] == Sign.SEEN
    assert Sign.POSSIBLE in found["gifts"][:-1]
    assert found["school"][:-1] == ("",) * (rules.MONTHS - 1)


@pytest.mark.parametrize(
    ("signs", "day"), [({}, TODAY), ({"stars": Sign.SEEN}, TODAY), ({"gifts": Sign.SEEN}, SOON)]
)
def test_a_sign_is_of_the_list_and_of_a_day_gone_by(
    cast: Cast, signs: dict[str, Sign], day: date
) -> None:
    with pytest.raises(NotNow):
        cast.notes(day, **signs)


def test_every_topic_and_note_of_law_has_a_source_and_is_to_be_checked() -> None:
    for each in (*topics(), *law()):
        assert each.source
        assert each.check_before_use
    assert len({each.slug for each in topics()}) == len(topics())


def test_a_child_is_missing_back_and_offered_an_interview_within_72_hours(cast: Cast) -> None:
    held = cast.gone()
    back = cast.moves(held, "return")
    assert back.offer_by_at == NOW + timedelta(hours=72)
    assert cast.due(cast.lee) == [
        "17 now: plan the way into adulthood",
        "Offer the return interview",
    ]
    assert cast.moves(back, "offer", "decline", "offer", "interview").interview == "I was cold."


def test_a_child_of_whom_nobody_was_told_is_due_at_once_and_can_be_put_right(cast: Cast) -> None:
    first = cast.gone(Reported.NOBODY)
    assert "Report this child missing" in cast.due(cast.lee)
    assert cast.gone(Reported.BOTH).id == first.id
    assert "Report this child missing" not in cast.due(cast.lee)


def test_nobody_is_back_before_they_were_missing(cast: Cast) -> None:
    held = cast.gone()
    for until in (held.from_at, NOW + timedelta(hours=1)):
        with pytest.raises(NotNow):
            cast.do(actions.move_episode, episode=held, verb="return", until_at=until)
    held.state, held.until_at = EpisodeState.RETURNED, held.from_at
    with pytest.raises(IntegrityError), acting(cast.ana):
        held.save()


@pytest.mark.parametrize("state", list(EpisodeState))
@pytest.mark.parametrize("verb", sorted({each.verb for each in EPISODE}))
def test_an_episode_takes_the_steps_of_the_table_and_no_other(
    cast: Cast, state: EpisodeState, verb: str
) -> None:
    held = cast.gone()
    held.state, held.until_at = state, None if state == EpisodeState.MISSING else NOW
    with acting(cast.ana):
        held.save()
    if EPISODE.can(state, verb):
        assert cast.moves(held, verb).state == EPISODE.check_can(state, verb).target
    else:
        with pytest.raises(NotNow):
            cast.moves(held, verb)


def test_a_child_who_harms_has_a_review_with_a_clock_and_a_plan(cast: Cast) -> None:
    held = cast.asked()
    assert "Hold the specialist review" in cast.due(cast.lee)
    held = cast.do(actions.hold_review, review=held, held=HELD)
    assert (held.state, held.due_date) == (ReviewState.PLANNED, None)
    assert "Look at the specialist review again" in cast.due(cast.ana, 11)
    held = cast.do(actions.move_review, review=held, verb="close")
    assert cast.do(actions.move_review, review=held, verb="ask_again").due_date
    assert REVIEW.can(ReviewState.ASKED, "hold")


def test_two_who_write_a_review_at_once_are_told(cast: Cast) -> None:
    held = cast.asked()
    cast.do(actions.hold_review, review=held, held=HELD)
    with pytest.raises(Collision):
        cast.do(actions.hold_review, review=held, held=HELD, expected_version=1)


@pytest.mark.parametrize(
    ("born", "nears"),
    [
        ("2001-07-02", True),
        ("2001-07-03", False),
        ("2001", True),
        ("2001-08", False),
        ("2002", False),
    ],
)
def test_adulthood_is_planned_from_the_day_on_which_somebody_may_be_17(
    born: str, nears: bool
) -> None:
    assert rules.nears_adulthood(Born.parse(born), today=date(2018, 7, 2)) == nears
    assert not rules.nears_adulthood(None, today=date(2018, 7, 2))


def test_the_duty_to_plan_ends_with_the_plan_and_steps_are_due_on_their_day(cast: Cast) -> None:
    for member in (cast.lee, cast.ana):
        assert cast.due(member) == ["17 now: plan the way into adulthood"]
    assert cast.due(cast.bea) == []
    step = cast.planned()
    assert cast.due(cast.lee) == []
    assert cast.due(cast.lee, 10) == ["A step into adulthood is due"]
    cast.do(actions.take_transition_step, step=step, expected_version=1)
    assert cast.due(cast.lee, 10) == []
    with pytest.raises(NotNow, match="already"):
        cast.do(actions.take_transition_step, step=step, expected_version=2)


def test_a_step_needs_a_plan_and_a_plan_a_day_to_come(cast: Cast) -> None:
    with pytest.raises(NotNow, match="first"):
        cast.do(
            actions.add_transition_step,
            person=cast.kit,
            step=Step("x", "", SOON),
            form_id=uuid4(),
        )
    with pytest.raises(NotNow, match="to come"):
        cast.do(
            actions.plan_transition,
            person=cast.kit,
            planned=Planned("x", TODAY - timedelta(days=1)),
            expected_version=0,
        )
    cast.planned()
    with pytest.raises(Collision):
        cast.do(
            actions.plan_transition,
            person=cast.kit,
            planned=Planned("x", SOON),
            expected_version=0,
        )


def test_a_colleague_neither_reads_nor_writes_it(cast: Cast) -> None:
    held, review, step = cast.gone(), cast.asked(), cast.planned()
    for action, given in (
        (actions.move_episode, {"episode": held, "verb": "return"}),
        (actions.hold_review, {"review": review, "held": HELD}),
        (actions.take_transition_step, {"step": step, "expected_version": 1}),
        (actions.ask_review, {"person": cast.kit, "happened": "x", "form_id": uuid4()}),
    ):
        with pytest.raises(NotOpenError):
            cast.do(action, member=cast.bea, **given)
    with acting(cast.bea):
        for model in (ChildMissing, SpecialistReview, TransitionPlan, TransitionStep):
            assert not model.objects.exists()


@pytest.mark.parametrize("role", sorted(ENFORCEMENT_ROLES | NEUTRAL_ROLES))
def test_no_other_side_enters_a_table_of_it(cast: Cast, role: Role) -> None:
    member = partners.member(role, area=cast.area)
    for table in TABLES:
        with pytest.raises(ProgrammingError), acting(member), connection.cursor() as cursor:
            cursor.execute(f"SELECT count(*) FROM support.safeguarding_{table}")


def test_the_pages_lead_through_it(cast: Cast, client: Client) -> None:
    base = f"/safeguarding/people/{cast.kit.id}/child/"
    partners.sign_in(client, cast.lee)
    once = {"form_id": str(uuid4())}
    step = {"words": "Meet her", "service": "Adult care", "by_date": "1/8/2050"}
    for path, sent in (
        ("signs/", {**once, "gifts": "seen", "words": "A second phone."}),
        ("missing/", {**once, "reported_to": "police"}),
        ("reviews/", {**once, "happened": "He hurt a boy."}),
        ("adulthood/", {"version": "0", "words": "A flat.", "review_date": "1/9/2050"}),
        ("adulthood/steps/", {**once, **step}),
    ):
        assert client.get(f"{base}{path}").status_code == 200
        assert client.post(f"{base}{path}", sent).status_code == 302, path
    with acting(cast.lee):
        gone, review = ChildMissing.objects.get(), SpecialistReview.objects.get()
        taken = TransitionStep.objects.get()
    assert client.post(f"{base}missing/{gone.id}/back/", {"version": "1"}).status_code == 302
    offered = {"version": "2", "verb": "offer"}
    assert client.post(f"{base}missing/{gone.id}/move/", offered).status_code == 302
    said = {"version": "3", "words": "I was cold."}
    assert client.post(f"{base}missing/{gone.id}/interview/", said).status_code == 302
    held = {"version": "1", "held_date": "1/7/2018", "people": "All", "made_to": "likely"}
    held |= {"plan": "A mentor.", "review_date": "1/9/2050"}
    assert client.post(f"{base}reviews/{review.id}/hold/", held).status_code == 302
    closed = {"version": "2", "verb": "close"}
    assert client.post(f"{base}reviews/{review.id}/move/", closed).status_code == 302
    assert client.post(f"{base}adulthood/steps/{taken.id}/", {"version": "1"}).status_code == 302
    shown = client.get(base).content.decode()
    for words in ("A second phone.", "I was cold.", "A mentor.", "Adult care", "Check before use"):
        assert words in shown
    partners.sign_in(client, cast.bea)
    assert client.get(base).status_code == 404
