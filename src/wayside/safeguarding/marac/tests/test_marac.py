"""From a referral to the last action: who sees what, from when, and until when."""

from copy import copy
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.db import Error, IntegrityError, ProgrammingError, connection, transaction

from wayside.access.actor import Actor
from wayside.access.vocabulary import ENFORCEMENT_ROLES, NEUTRAL_ROLES, Role, Side
from wayside.notices.models import Notice
from wayside.partners.models import Membership
from wayside.partners.tests import factories as partners
from wayside.people.actions import NotOpenError
from wayside.safeguarding.marac import actions, queries, rules
from wayside.safeguarding.marac.actions import Agreed, From, Minutes, Plan, Research
from wayside.safeguarding.marac.permissions import CHASE_ACTIONS
from wayside.safeguarding.marac.rules import CASE
from wayside.safeguarding.marac.tests.cast import SAID, Cast
from wayside.safeguarding.marac.vocabulary import ROUNDS, ActionState, CaseState
from wayside.safeguarding.models import (
    AgencyResearch,
    AgendaItem,
    Marac,
    MaracAction,
    MaracCase,
    MaracToken,
)
from wayside.sharing.actions import lock_out
from wayside.support.tests.factories import NOW, acting
from wayside.web.collisions import Collision
from wayside.web.states import NotNow

pytestmark = pytest.mark.django_db
TABLES = ("maraccase", "maractoken", "agendaitem", "agencyresearch", "maracaction")


@pytest.fixture
def cast() -> Cast:
    return Cast()


def reached(
    cast: Cast, member: Membership, verb: str = "SELECT count(*) FROM {}"
) -> dict[str, int]:
    """How many rows of each table a statement by hand reaches."""
    found = {}
    with acting(member, now=cast.now), connection.cursor() as cursor:
        for table in TABLES:
            cursor.execute(f"SELECT count(*) FROM support.safeguarding_{table}")
            found[table] = cursor.fetchone()[0]
    return found


NOTHING = dict.fromkeys(TABLES, 0)


def test_a_representative_sees_a_case_from_the_agenda_until_every_agency_has_answered(
    cast: Cast,
) -> None:
    case = cast.refers()
    assert reached(cast, cast.remi) == NOTHING
    cast.steps(case, "accept")
    meeting = cast.meets()
    item = cast.lists(meeting, case)
    assert reached(cast, cast.remi) == NOTHING
    meeting = cast.circulates(meeting)
    assert reached(cast, cast.remi)["maraccase"] == 1
    assert reached(cast, cast.stu) == NOTHING
    meeting = cast.moves(meeting, "begin")
    first, second = cast.agrees(item, cast.health), cast.agrees(item, cast.housing)
    cast.hears(item)
    assert cast.answers(first, cast.remi) is False
    assert reached(cast, cast.remi)["maracaction"] == 2
    assert cast.answers(second, cast.hal) is True
    for member in (cast.remi, cast.hal, cast.stu):
        assert reached(cast, member) == NOTHING
    held = cast.sees(case)
    assert held
    assert (held.state, bool(held.closed_at)) == (CaseState.CLOSED, True)
    cast.moves(meeting, "end")


def test_a_case_listed_again_opens_only_with_the_new_agenda(cast: Cast) -> None:
    case, item, _meeting = cast.under_way()
    cast.hears(item)
    assert cast.sees(case, cast.remi) is None
    cast.steps(case, "reopen")
    later = cast.meets(datetime(2018, 8, 20, 9, tzinfo=UTC))
    cast.lists(later, case)
    assert reached(cast, cast.remi) == NOTHING
    cast.circulates(later)
    assert reached(cast, cast.remi)["agendaitem"] == 1


def test_a_seat_that_ends_closes_everything_at_once(cast: Cast) -> None:
    case, _item, _meeting = cast.under_way()
    assert cast.sees(case, cast.remi)
    with acting(cast.mara, now=cast.now):
        seat = queries.seats(cast.marac).get(agency=cast.health)
        own = queries.seats(cast.marac).get(agency=cast.safety)
    with pytest.raises(NotNow, match="coordinates"):
        cast.do(actions.end_seat, cast.mara, seat=own, expected_version=1)
    cast.do(actions.end_seat, cast.mara, seat=seat, expected_version=1)
    assert reached(cast, cast.remi) == NOTHING


def test_each_agency_answers_only_for_its_own_actions_whatever_statement_is_tried(
    cast: Cast,
) -> None:
    _case, item, _meeting = cast.under_way()
    theirs, own = cast.agrees(item, cast.housing), cast.agrees(item, cast.health)
    with pytest.raises(NotNow, match="its own"):
        cast.answers(theirs, cast.remi)
    with pytest.raises(NotNow, match="its own"):
        cast.answers(own, cast.remi, "drop")
    with acting(cast.remi, now=cast.now), connection.cursor() as cursor:
        cursor.execute(
            "UPDATE support.safeguarding_maracaction SET state = 'done' WHERE id = %s", [theirs.id]
        )
        assert cursor.rowcount == 0
    for change in ("due_date = '2030-01-01'", "state = 'dropped'", "words = ''"):
        statement = f"UPDATE support.safeguarding_maracaction SET {change} WHERE id = %s"
        with (
            pytest.raises(IntegrityError),
            acting(cast.remi, now=cast.now),
            connection.cursor() as cursor,
        ):
            cursor.execute(statement, [own.id])
    for statement in (
        "UPDATE support.safeguarding_maraccase SET state = 'closed'",
        "UPDATE support.safeguarding_agendaitem SET number = 9",
        "DELETE FROM support.safeguarding_agendaitem",
        "UPDATE support.safeguarding_maracmeeting SET state = 'held'",
    ):
        with acting(cast.remi, now=cast.now), connection.cursor() as cursor:
            cursor.execute(statement)
            assert cursor.rowcount == 0


def test_a_coordinator_sees_the_cases_of_the_own_marac_alone(cast: Cast) -> None:
    case, _item, _meeting = cast.under_way()
    other = cast.member(Role.MARAC_COORDINATOR, cast.health)
    far = partners.member(Role.MARAC_COORDINATOR, area=partners.area())
    for member in (other, far):
        assert reached(cast, member) == NOTHING
        assert cast.sees(case, member) is None


@pytest.mark.parametrize("role", sorted(ENFORCEMENT_ROLES | NEUTRAL_ROLES))
def test_no_other_side_enters_a_table_of_it(cast: Cast, role: Role) -> None:
    member = partners.member(role, area=cast.area)
    for table in (*TABLES, "marac", "maracseat", "maracmeeting"):
        with pytest.raises(ProgrammingError), acting(member), connection.cursor() as cursor:
            cursor.execute(f"SELECT count(*) FROM support.safeguarding_{table}")


def test_who_is_locked_out_of_the_record_is_locked_out_of_the_case(cast: Cast) -> None:
    case, _item, _meeting = cast.under_way()
    assert cast.sees(case, cast.remi)
    with acting(cast.ana, now=cast.now):
        lock_out(
            subject=cast.rosie.subject,
            person=cast.remi.person,
            by=partners.actor_of(cast.ana),
            now=cast.now,
        )
    assert cast.sees(case, cast.remi) is None
    assert cast.sees(case, cast.hal)


def test_the_worker_sees_the_own_referral_and_a_colleague_does_not(cast: Cast) -> None:
    case = cast.refers()
    assert cast.sees(case, cast.ana)
    assert cast.sees(case, cast.bea) is None
    with pytest.raises(NotOpenError):
        cast.do(
            actions.refer_to_marac,
            cast.bea,
            person=cast.rosie,
            marac=cast.marac,
            case=SAID,
            form_id=uuid4(),
        )


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"criteria": []}, "any one is enough"),
        ({"criteria": ["judgement"]}, "needs its reasons"),
        ({"harmers": []}, "Name who harms"),
        ({"told": "not_told"}, "only there"),
        ({"told": "agrees", "basis": "vital_interests"}, "only there"),
        ({"told": "disagrees", "basis": "safeguarding_adult"}, "Write why it is necessary"),
        (
            {"told": "not_told", "basis": "vital_interests", "necessity": "Her life."},
            "proportionate",
        ),
    ],
)
def test_a_referral_needs_a_criterion_and_a_basis(
    cast: Cast, given: dict[str, Any], sentence: str
) -> None:
    with pytest.raises(NotNow, match=sentence):
        cast.refers(replace(SAID, **given))


def test_the_database_refuses_a_basis_that_does_not_fit_what_was_told(cast: Cast) -> None:
    case = cast.refers()
    with pytest.raises(IntegrityError, match="basis_as_told"), acting(cast.mara, now=cast.now):
        MaracCase.objects.filter(id=case.id).update(told="not_told")


def test_a_referral_is_sent_once_and_its_message_names_nobody(cast: Cast) -> None:
    form_id = uuid4()
    assert cast.refers(form_id=form_id).id == cast.refers(form_id=form_id).id
    told = Notice.objects.filter(about_type="safeguarding.MaracCase")
    assert {each.person_id for each in told} == {cast.mara.person_id}
    assert "Rosie" not in "".join(f"{each.subject}{each.body}{each.path}" for each in told)


def test_circulating_tells_the_representatives_and_nobody_twice(cast: Cast) -> None:
    case = cast.refers()
    cast.steps(case, "accept")
    meeting = cast.meets()
    with pytest.raises(NotNow, match="Put a case"):
        cast.circulates(meeting)
    item = cast.lists(meeting, case)
    assert cast.lists(meeting, case).id == item.id
    seen_before = copy(meeting)
    cast.circulates(meeting)
    told = Notice.objects.filter(about_type="safeguarding.MaracMeeting")
    assert {each.person_id for each in told} == {cast.remi.person_id, cast.hal.person_id}
    with pytest.raises(Collision):
        cast.circulates(seen_before)


def test_research_is_the_agencys_own_until_the_meeting_begins(cast: Cast) -> None:
    case = cast.refers()
    cast.steps(case, "accept")
    meeting = cast.meets()
    item = cast.lists(meeting, case)
    with pytest.raises((NotNow, Error)), transaction.atomic():
        cast.researches(item, cast.remi)
    meeting = cast.circulates(meeting)
    held = cast.researches(item, cast.remi)
    with pytest.raises(NotNow, match="knows nothing"):
        cast.researches(item, cast.hal, " ")
    cast.do(
        actions.write_research,
        cast.hal,
        item=item,
        research=Research("", nothing_known=True),
        expected_version=0,
    )
    for member, seen in ((cast.remi, 1), (cast.hal, 1), (cast.mara, 0)):
        assert reached(cast, member)["agencyresearch"] == seen
    with pytest.raises(Collision):
        cast.researches(item, cast.remi)
    cast.moves(meeting, "begin")
    for member, seen in ((cast.remi, 1), (cast.hal, 2), (cast.mara, 1)):
        assert reached(cast, member)["agencyresearch"] == seen
    with acting(cast.hal, now=cast.now):
        assert AgencyResearch.objects.filter(id=held.id).update(is_ready=False) == 0


def test_an_agenda_is_put_in_order_and_a_case_taken_off_until_it_is_circulated(
    cast: Cast,
) -> None:
    meeting = cast.meets()
    items = []
    for number in range(4):
        case = cast.refers(replace(SAID, victim_name=f"Robin {number}"))
        cast.steps(case, "accept")
        items.append(cast.lists(meeting, case))

    def order() -> list[int]:
        with acting(cast.mara, now=cast.now):
            found = list(queries.items(meeting))
        assert [each.number for each in found] == list(range(1, len(found) + 1))
        return [int(each.case.victim_name[-1]) for each in found]

    for item, places, expected in (
        (items[3], -1, [0, 1, 3, 2]),
        (items[0], -1, [0, 1, 3, 2]),
        (items[0], 1, [1, 0, 3, 2]),
    ):
        cast.do(actions.reorder_agenda, cast.mara, item=cast.item(item), places=places)
        assert order() == expected
    cast.do(actions.take_off_agenda, cast.mara, item=cast.item(items[2]))
    with acting(cast.mara, now=cast.now):
        assert AgendaItem.objects.count() == 3
    cast.circulates(meeting)
    with pytest.raises(NotNow, match="circulated"):
        cast.do(actions.take_off_agenda, cast.mara, item=cast.item(items[0]))


def test_minutes_and_actions_wait_for_the_meeting_and_heard_cases_close_where_nothing_is_agreed(
    cast: Cast,
) -> None:
    case = cast.refers()
    cast.steps(case, "accept")
    meeting = cast.meets()
    item = cast.lists(meeting, case)
    for attempt in (lambda: cast.hears(item), lambda: cast.agrees(item, cast.health)):
        with pytest.raises(NotNow, match="Begin the meeting"):
            attempt()
    meeting = cast.moves(cast.circulates(meeting), "begin")
    with pytest.raises(NotNow, match="not heard: 1"):
        cast.moves(meeting, "end")
    minutes = Minutes("He has a key.", "Locks are changed.", "To stay.", "Ana tells her.", "Ida")
    given: dict[str, Any] = {"item": cast.item(item), "minutes": minutes}
    held = cast.do(actions.write_minutes, cast.mara, **given, expected_version=1)
    assert held.version == 2
    with pytest.raises(Collision):
        cast.do(actions.write_minutes, cast.mara, **given, expected_version=1)
    agreed = Agreed(cast.health.id, "Rings her.", date(2018, 7, 1))
    given = {"item": cast.item(item), "agreed": agreed, "form_id": uuid4()}
    with pytest.raises(NotNow, match="later day"):
        cast.do(actions.agree_action, cast.mara, **given)
    with pytest.raises(NotNow, match="sits at this"):
        cast.agrees(item, cast.stu.agency)
    with pytest.raises(PermissionDenied):
        cast.do(actions.hear_case, cast.remi, item=cast.item(item))
    cast.hears(item)
    held_case = cast.sees(case)
    assert held_case
    assert held_case.state == CaseState.CLOSED
    with pytest.raises(NotNow, match="closed"):
        cast.agrees(item, cast.health)


def test_the_coordinator_drops_an_action_and_the_case_closes_once(cast: Cast) -> None:
    case, item, _meeting = cast.under_way()
    action = cast.agrees(item, cast.health)
    cast.hears(item)
    with pytest.raises(NotNow, match="what came of it"):
        cast.do(
            actions.answer_action,
            cast.remi,
            action=action,
            verb="do",
            answer=" ",
            expected_version=1,
        )
    assert cast.answers(action, cast.mara, "drop") is True
    with acting(cast.mara, now=cast.now):
        assert MaracAction.objects.get().state == ActionState.DROPPED
    with acting(cast.mara, now=cast.now), connection.cursor() as cursor:
        cursor.execute("SELECT support.end_marac_case(%s)", [case.id])
        assert cursor.fetchone()[0] is False


def test_nobody_ends_a_case_by_hand_while_actions_are_open(cast: Cast) -> None:
    case, item, _meeting = cast.under_way()
    cast.agrees(item, cast.health)
    cast.hears(item)
    for member in (cast.remi, cast.stu, cast.mara):
        with acting(member, now=cast.now), connection.cursor() as cursor:
            cursor.execute("SELECT support.end_marac_case(%s)", [case.id])
            assert cursor.fetchone()[0] is False


REPEATS = [
    ({}, 30, True),
    ({"victim_name": "HARBOUR, Rosie"}, 364, True),
    ({"victim_name": "Rozie Harber"}, 10, True),
    ({"victim_name": "R. Something"}, 10, True),
    ({}, 366, False),
    ({"harmers": [["Someone Else", ""]]}, 30, False),
    ({"victim_name": "Jo Bloggs", "victim_born": "1971-01-01"}, 30, False),
    ({"harmers": [["Not known", ""]]}, 30, False),
    ({"harmers": [["Somebody New", ""], ["Daniel Quay", ""], ["Quay Dan", ""]]}, 30, True),
]


@pytest.mark.parametrize(("given", "days", "found"), REPEATS)
def test_a_repeat_of_the_same_two_within_twelve_months_is_found_for_the_coordinator(
    cast: Cast, given: dict[str, Any], days: int, found: bool
) -> None:
    first = cast.refers()
    second = cast.refers(replace(SAID, **given), now=NOW + timedelta(days=days))
    with acting(cast.mara, now=cast.now):
        held = queries.case(second.id)
        assert held
        assert [each.id for each in queries.repeats(held)] == ([first.id] if found else [])
    with acting(cast.ana, now=cast.now):
        assert not MaracToken.objects.exists()
        assert not queries.repeats(second).exists()


def test_a_person_confirms_a_repeat_and_only_one_that_was_found(cast: Cast) -> None:
    first = cast.refers()
    other = cast.refers(replace(SAID, victim_name="Jo Bloggs", victim_born=""))
    second = cast.refers(now=NOW + timedelta(days=90))
    held, earlier = cast.sees(second), cast.sees(first)
    given: dict[str, Any] = {"case": held, "expected_version": 1}
    with pytest.raises(NotNow, match="no earlier case"):
        cast.do(actions.decide_repeat, cast.mara, of=cast.sees(other), **given)
    decided = cast.do(actions.decide_repeat, cast.mara, of=earlier, **given)
    assert (decided.repeat, decided.repeat_of_id) == ("yes", first.id)
    decided.version = 1
    with pytest.raises(Collision):
        cast.do(actions.decide_repeat, cast.mara, case=decided, of=None, expected_version=1)


def other_marac(cast: Cast) -> tuple[Membership, Marac]:
    there = partners.area()
    agency = partners.agency(areas=(there,))
    head = partners.member(Role.MARAC_COORDINATOR, area=there, agency=agency)
    made = cast.do(actions.set_up_marac, head, area_id=there.id, name="MARAC of Thereham")
    return head, made


def test_a_case_goes_to_another_marac_without_minutes_and_is_closed_here(cast: Cast) -> None:
    head, there = other_marac(cast)
    case, item, _meeting = cast.under_way()
    cast.researches(item, cast.remi)
    action = cast.agrees(item, cast.health)
    cast.hears(item)
    given: dict[str, Any] = {"marac_id": there.id, "form_id": uuid4()}
    held = cast.sees(case)
    assert held
    with pytest.raises(NotNow, match="Actions are open"):
        cast.do(actions.transfer_case, cast.mara, case=held, expected_version=held.version, **given)
    cast.answers(action, cast.remi)
    cast.steps(case, "reopen")
    held = cast.sees(case)
    assert held
    copy_id = cast.do(
        actions.transfer_case, cast.mara, case=held, expected_version=held.version, **given
    )
    with acting(head, now=cast.now):
        held_there = MaracCase.objects.get()
        assert (held_there.id, held_there.victim_name, held_there.state) == (
            copy_id,
            "Rosie Harbour",
            "referred",
        )
        assert (held_there.from_agency_id, held_there.subject_id) == (cast.safety.id, None)
        assert MaracToken.objects.exists()
        assert not AgencyResearch.objects.exists()
    assert cast.sees(held_there) is None
    assert cast.sees(case, cast.remi) is None
    again = cast.sees(case)
    assert again
    assert again.state == CaseState.TRANSFERRED


def test_a_coordinator_writes_down_a_referral_from_elsewhere(cast: Cast) -> None:
    case = cast.do(
        actions.receive_referral,
        cast.mara,
        marac=cast.marac,
        case=SAID,
        source=From(outside="Neighbouring force", is_police=True),
        form_id=uuid4(),
    )
    assert (case.is_police, case.from_agency_id) == (True, None)
    with pytest.raises(PermissionDenied):
        cast.do(
            actions.receive_referral,
            cast.remi,
            marac=cast.marac,
            case=SAID,
            source=From(outside="x"),
            form_id=uuid4(),
        )


def test_late_actions_are_chased_once_and_the_coordinator_is_told_after_a_week(
    cast: Cast,
) -> None:
    _case, item, _meeting = cast.under_way()
    action = cast.agrees(item, cast.health)
    service = Actor.service(ROUNDS, permissions=(CHASE_ACTIONS,), works_for=Side.SUPPORT)

    def chased(days: int) -> int:
        now = datetime.combine(action.due_date, datetime.min.time(), UTC) + timedelta(days=days)
        with acting(service, now=now):
            found: int = actions.chase_actions(by=service, now=now)
            return found

    assert chased(0) == 0
    assert [chased(1), chased(1), chased(2)] == [1, 1, 1]
    told = Notice.objects.filter(about_type="safeguarding.MaracAction")
    assert [each.person_id for each in told] == [cast.remi.person_id]
    chased(8)
    assert {each.person_id for each in told.all()} == {cast.remi.person_id, cast.mara.person_id}
    assert "Rosie" not in "".join(f"{each.subject}{each.body}" for each in told.all())


def test_a_meeting_of_an_absurd_day_is_refused(cast: Cast) -> None:
    late = Plan(datetime(2018, 7, 20, 9, tzinfo=UTC), date(2018, 7, 21))
    for plan in (Plan(NOW - timedelta(days=1), date(2018, 7, 1)), late):
        with pytest.raises(NotNow):
            cast.do(actions.plan_meeting, cast.mara, marac=cast.marac, plan=plan, form_id=uuid4())
    with pytest.raises(NotNow, match="a page of its own"):
        cast.moves(cast.meets(), "cancel")


@pytest.mark.parametrize("state", list(CaseState))
@pytest.mark.parametrize("verb", ["accept", "decline", "look_again", "reopen"])
def test_a_case_takes_the_steps_of_the_table_and_no_other(
    cast: Cast, state: CaseState, verb: str
) -> None:
    case = cast.refers()
    with acting(cast.mara, now=cast.now):
        MaracCase.objects.filter(id=case.id).update(state=state)
    if CASE.can(state, verb):
        assert cast.steps(case, verb).state == CASE.check_can(state, verb).target
    else:
        with pytest.raises(NotNow):
            cast.steps(case, verb)


def test_an_area_has_one_marac_and_an_agency_one_seat(cast: Cast) -> None:
    with pytest.raises(NotNow, match="has a MARAC"):
        cast.do(actions.set_up_marac, cast.mara, area_id=cast.area.id, name="Another")
    with pytest.raises(NotNow, match="already"):
        cast.do(actions.give_seat, cast.mara, marac=cast.marac, agency_id=cast.health.id)


def test_names_and_words_are_locked_in_the_database(cast: Cast) -> None:
    case, item, _meeting = cast.under_way()
    cast.agrees(item, cast.health, "Rings Rosie Harbour.")
    assert case
    with acting(cast.mara, now=cast.now), connection.cursor() as cursor:
        for table, column in (
            ("maraccase", "victim_name"),
            ("maraccase", "harmers"),
            ("maraccase", "account"),
            ("maracaction", "words"),
            ("maractoken", "token"),
        ):
            cursor.execute(f"SELECT {column} FROM support.safeguarding_{table}")
            for row in cursor.fetchall():
                assert b"Rosie" not in bytes(row[0])
                assert b"Quay" not in bytes(row[0])


@pytest.mark.parametrize(
    ("quarter", "first", "after"),
    [
        ((2018, 1), date(2018, 1, 1), date(2018, 4, 1)),
        ((2018, 3), date(2018, 7, 1), date(2018, 10, 1)),
        ((2018, 4), date(2018, 10, 1), date(2019, 1, 1)),
    ],
)
def test_a_quarter_begins_and_ends_by_the_calendar(
    quarter: tuple[int, int], first: date, after: date
) -> None:
    assert rules.quarter(*quarter) == (first, after)
    assert rules.quarter_of(first) == rules.quarter_of(after - timedelta(days=1)) == quarter
