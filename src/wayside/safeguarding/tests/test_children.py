"""Everybody who is under 18, or may be, has a referral with a clock, from the same moment on."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, ProgrammingError, connection
from django.test import Client

from wayside.access.permissions import NotAllowed
from wayside.access.vocabulary import ENFORCEMENT_ROLES, NEUTRAL_ROLES, Role
from wayside.audit.models import Event
from wayside.notices.models import Notice
from wayside.partners.models import Membership
from wayside.partners.tests import factories as partners
from wayside.people import actions as people
from wayside.people.actions import NotOpenError, mark_birthdays
from wayside.people.jobs import for_each_agency
from wayside.people.models import Person
from wayside.people.permissions import MARK_BIRTHDAYS
from wayside.people.queries import person as person_by
from wayside.people.queries.mine import Mine
from wayside.people.safeguards import safeguards_of
from wayside.people.tests.factories import details
from wayside.people.vocabulary import CHILDREN, AgeMark
from wayside.safeguarding.children import actions, queries, rules
from wayside.safeguarding.children.actions import Concluded, Telling
from wayside.safeguarding.children.jobs import watch
from wayside.safeguarding.children.periods import PERIODS, due_at
from wayside.safeguarding.children.rules import REFERRAL, RUNNING
from wayside.safeguarding.children.vocabulary import Began, How, Outcome, ReferralState, Whom
from wayside.safeguarding.models import ChildReferral, ChildReferralMove, ChildTold
from wayside.sharing.handovers import actions as handovers
from wayside.sharing.handovers.vocabulary import HandoverKind
from wayside.sharing.models import Handover
from wayside.support import duties
from wayside.support.tests import factories
from wayside.support.tests.factories import NOW, acting
from wayside.support.timeline.actions import open_timeline
from wayside.web.clock import LONDON
from wayside.web.collisions import Collision
from wayside.web.states import NotNow

pytestmark = pytest.mark.django_db
WORDS = "She is fifteen and a car waits for her."
TOLD = Telling(Whom.CHILDRENS_CARE, How.PHONE, WORDS, NOW, "Duty desk, 4471")


class Cast:
    """A charity with two caseworkers and a lead, and a child who was written down."""

    def __init__(self) -> None:
        self.area = partners.area()
        self.charity = factories.charity(area=self.area)
        self.ana, self.bea = factories.worker(self.charity), factories.worker(self.charity)
        self.lee = factories.worker(self.charity, Role.SAFEGUARDING_LEAD)
        self.kit = factories.person(self.ana, "Kit", age_mark=AgeMark.CHILD)

    @property
    def held(self) -> ChildReferral:
        with acting(self.lee):
            return ChildReferral.objects.select_related("lead").get(subject=self.kit.subject_id)

    def do(
        self, action: Any, *, member: Membership | None = None, now: datetime = NOW, **given: Any
    ) -> Any:
        member = member or self.ana
        if "referral" in given and action is not actions.note_child_told:
            given.setdefault("expected_version", given["referral"].version)
        with acting(member, now=now):
            return action(by=partners.actor_of(member), now=now, **given)

    def makes(self, **given: Any) -> ChildReferral:
        asked = {"telling": TOLD, "wishes": "To sleep.", "form_id": uuid4(), **given}
        found: ChildReferral = self.do(actions.make_child_referral, referral=self.held, **asked)
        return found

    def moves(self, verb: str, **given: Any) -> ChildReferral:
        found: ChildReferral = self.do(
            actions.move_child_referral, referral=self.held, verb=verb, **given
        )
        return found

    def concludes(self) -> ChildReferral:
        found: ChildReferral = self.do(
            actions.conclude_child_referral,
            referral=self.held,
            concluded=Concluded(Outcome.ENQUIRY, "A strategy meeting tomorrow."),
        )
        return found

    def changes(self, age: AgeMark, *, born: str = "", because: str = "") -> Person:
        with acting(self.ana):
            now = person_by(self.kit.id)
            assert now
        found: Person = self.do(
            people.change_identity,
            person=now,
            details=replace(details("Kit"), age_mark=age, born=born),
            expected_version=now.version,
            adult_because=because,
        )
        return found


@pytest.fixture
def cast() -> Cast:
    return Cast()


@pytest.mark.parametrize("age", list(AgeMark))
def test_one_begins_for_whoever_is_or_may_be_a_child_and_for_nobody_else(
    cast: Cast, age: AgeMark
) -> None:
    made = factories.person(cast.ana, "Robin", age_mark=age)
    with acting(cast.lee if age in CHILDREN else cast.ana):
        assert queries.referrals_of(made).count() == (age in CHILDREN)


def test_it_begins_with_a_clock_a_named_lead_and_in_the_same_transaction(cast: Cast) -> None:
    assert cast.held.state == ReferralState.TO_MAKE
    assert cast.held.due_at == due_at("make", since=NOW)
    assert cast.held.lead == cast.lee
    assert cast.held.began == Began.MARKED


def test_one_begins_once_somebody_turns_out_to_be_a_child_and_once_only(cast: Cast) -> None:
    robin = factories.person(cast.ana, "Robin", age_mark=AgeMark.ADULT)
    young = replace(details("Robin"), age_mark=AgeMark.MAY_BE_CHILD)
    changed = cast.do(
        people.change_identity, person=robin, details=young, expected_version=robin.version
    )
    child = replace(details("Robin"), age_mark=AgeMark.CHILD)
    cast.do(people.change_identity, person=changed, details=child, expected_version=changed.version)
    with acting(cast.ana):
        assert queries.referrals_of(robin).count() == 1


def test_if_the_referral_cannot_be_kept_the_child_is_not_kept_either(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_args: object, **_given: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(ChildReferral, "save", broken)
    before = Event.objects.count()
    with pytest.raises(RuntimeError):
        factories.person(cast.ana, "Robin", age_mark=AgeMark.CHILD)
    with acting(cast.ana):
        assert Person.objects.count() == 1
    assert Event.objects.count() == before


def test_it_goes_from_the_mark_to_the_outcome_and_all_of_it_is_kept(cast: Cast) -> None:
    made = cast.makes()
    assert made.due_at == due_at("acknowledge", since=NOW)
    assert cast.moves("acknowledge").due_at == due_at("outcome", since=NOW)
    assert cast.concludes().due_at is None
    with acting(cast.ana):
        found = [each.state for each in queries.moves_of(cast.held)]
        assert sorted(found) == ["acknowledged", "made", "outcome", "to_make"]
        assert ChildTold.objects.get().what == WORDS
        by = partners.actor_of(cast.ana)
        assert len(open_timeline(person=cast.kit, only="child_referrals", by=by, now=NOW)) == 4
    assert cast.held.wishes == "To sleep."


@pytest.mark.parametrize("state", list(ReferralState))
@pytest.mark.parametrize("verb", sorted(rules.BUTTONS))
def test_every_state_takes_the_steps_of_the_table_and_no_other(
    cast: Cast, state: ReferralState, verb: str
) -> None:
    held = cast.held
    held.state, held.outcome = state, Outcome.NONE
    held.due_at = NOW if state in RUNNING else None
    with acting(cast.lee):
        held.save()
    if REFERRAL.can(state, verb):
        found = cast.moves(verb, member=cast.lee)
        assert found.state == REFERRAL.check_can(state, verb).target
    else:
        with pytest.raises(NotNow):
            cast.moves(verb, member=cast.lee)


def test_a_referral_goes_to_those_who_protect_children_and_to_nobody_else(cast: Cast) -> None:
    with pytest.raises(NotNow, match="children’s social care"):
        cast.makes(telling=replace(TOLD, whom=Whom.SCHOOL))


@pytest.mark.parametrize("days", [-30, 1, 400])
def test_nobody_was_told_before_it_began_or_in_time_to_come(cast: Cast, days: int) -> None:
    with pytest.raises(NotNow):
        cast.makes(telling=replace(TOLD, told_at=NOW + timedelta(days=days)))
    with acting(cast.ana):
        assert not ChildTold.objects.exists()


def test_a_double_click_tells_and_makes_it_once(cast: Cast) -> None:
    form, held = uuid4(), cast.held
    for _twice in range(2):
        cast.do(
            actions.make_child_referral,
            referral=held,
            telling=TOLD,
            wishes="",
            form_id=form,
            expected_version=1,
        )
        cast.do(
            actions.note_child_told,
            referral=held,
            telling=replace(TOLD, whom=Whom.SCHOOL),
            form_id=cast.kit.id,
        )
    with acting(cast.ana):
        assert ChildTold.objects.count() == 2
        assert ChildReferralMove.objects.count() == 2


def test_two_who_write_at_once_are_told(cast: Cast) -> None:
    first, second = cast.held, cast.held
    cast.do(actions.hurry_child_referral, referral=first)
    with pytest.raises(Collision):
        cast.do(actions.hurry_child_referral, referral=second, expected_version=1)


def test_who_was_told_cannot_be_changed_or_taken_away(cast: Cast) -> None:
    cast.makes()
    for sentence in ("UPDATE {} SET how = 'written'", "DELETE FROM {}"):
        with pytest.raises(ProgrammingError), acting(cast.ana), connection.cursor() as cursor:
            cursor.execute(sentence.format("support.safeguarding_childtold"))


def test_a_child_in_danger_now_is_due_at_once_and_every_lead_is_told_without_a_name(
    cast: Cast,
) -> None:
    held = cast.do(actions.hurry_child_referral, referral=cast.held)
    assert held.due_at == NOW
    sent = Notice.objects.get(subject="A child may be in danger now")
    assert sent.person_id == cast.lee.person_id
    assert "Kit" not in sent.subject + sent.body
    with pytest.raises(NotNow, match="once"):
        cast.do(actions.hurry_child_referral, referral=cast.held)


def test_a_lead_takes_the_lead_and_a_caseworker_does_not(cast: Cast) -> None:
    other = factories.worker(cast.charity, Role.SAFEGUARDING_LEAD)
    assert (
        cast.do(actions.lead_child_referral, member=other, referral=cast.held).lead_id == other.id
    )
    with pytest.raises(NotNow, match="already"):
        cast.do(actions.lead_child_referral, member=other, referral=cast.held)
    with pytest.raises(NotAllowed, match="does not let you"):
        cast.do(actions.lead_child_referral, referral=cast.held)


def test_of_several_leads_none_is_named_by_chance_and_a_person_names_one(cast: Cast) -> None:
    other = factories.worker(cast.charity, Role.SAFEGUARDING_LEAD)
    robin = factories.person(cast.ana, "Robin", age_mark=AgeMark.CHILD)
    with acting(cast.ana):
        held = ChildReferral.objects.get(subject=robin.subject_id)
    assert held.lead_id is None
    named = "Name who leads the safeguarding of this child"
    for member in (cast.ana, cast.lee, other):
        assert named in duties_of(member)
    given: dict[str, Any] = {"referral": held, "expected_version": held.version}
    with pytest.raises(NotNow, match="of your agency"):
        cast.do(actions.name_child_lead, lead=cast.ana, **given)
    held = cast.do(actions.name_child_lead, lead=other, **given)
    assert held.lead_id == other.id
    told = Notice.objects.get(subject="You lead the safeguarding referral of a child")
    assert told.person_id == other.person_id
    assert "Robin" not in told.subject + told.body
    for member in (cast.ana, cast.lee, other):
        assert named not in duties_of(member)
    given = {"referral": held, "expected_version": held.version, "lead": cast.lee}
    with pytest.raises(NotAllowed, match="does not let you"):
        cast.do(actions.name_child_lead, **given)
    assert cast.do(actions.name_child_lead, member=cast.lee, **given).lead_id == cast.lee.id


def test_a_lead_who_writes_a_child_down_among_several_leads_it(cast: Cast) -> None:
    factories.worker(cast.charity, Role.SAFEGUARDING_LEAD)
    robin = factories.person(cast.lee, "Robin", age_mark=AgeMark.CHILD)
    with acting(cast.lee):
        assert ChildReferral.objects.get(subject=robin.subject_id).lead_id == cast.lee.id


def test_an_adult_after_all_is_known_by_more_than_a_lead_s_word(cast: Cast) -> None:
    def leave() -> Any:
        return cast.do(
            actions.leave_child_referral, member=cast.lee, referral=cast.held, why="A passport"
        )

    with pytest.raises(NotNow, match="still says"):
        leave()
    cast.changes(AgeMark.ADULT, because="A passport was seen.")
    assert leave().state == ReferralState.ADULT
    cast.changes(AgeMark.CHILD)
    with acting(cast.ana):
        assert queries.referrals_of(cast.kit).count() == 2
        first = queries.referrals_of(cast.kit).get(state=ReferralState.ADULT)
    with pytest.raises(NotNow, match="goes on"):
        cast.do(actions.move_child_referral, member=cast.lee, referral=first, verb="make_again")


def test_a_birthday_is_no_reason_to_leave_a_referral_out(cast: Cast) -> None:
    cast.changes(AgeMark.CHILD, born=NOW.date().replace(year=NOW.year - 18).isoformat()[:8] + "28")
    held = cast.held
    later = NOW + timedelta(days=60)
    for_each_agency(mark_birthdays, MARK_BIRTHDAYS, now=later)
    with pytest.raises(NotNow, match="was a child when"):
        cast.do(
            actions.leave_child_referral, member=cast.lee, referral=held, why="18 now", now=later
        )


@pytest.mark.parametrize("steps", range(4))
def test_turning_18_changes_nothing_in_what_happened_before(cast: Cast, steps: int) -> None:
    cast.changes(AgeMark.CHILD, born=NOW.date().replace(year=NOW.year - 18).isoformat()[:8] + "28")
    acts: tuple[Callable[[], object], ...] = (
        cast.makes,
        lambda: cast.moves("acknowledge"),
        cast.concludes,
    )
    for act in acts[:steps]:
        act()
    before = everything(cast)
    later = NOW + timedelta(days=60)
    for_each_agency(mark_birthdays, MARK_BIRTHDAYS, now=later)
    watch(now=NOW)
    with acting(cast.lee, now=later):
        grown = person_by(cast.kit.id)
        assert grown
        assert grown.age_mark == AgeMark.ADULT
        assert queries.referrals_of(grown).count() == 1
    assert everything(cast, later) == before
    with acting(cast.bea, now=later):
        assert not ChildReferral.objects.exists()


def everything(cast: Cast, now: datetime = NOW) -> list[Any]:
    """What is kept of it, as the worker and as the lead see it."""
    found: list[Any] = []
    for member in (cast.ana, cast.lee):
        with acting(member, now=now):
            for model in (ChildReferral, ChildReferralMove, ChildTold):
                found.append(list(model.objects.order_by("id").values()))
    return found


def handed_over(cast: Cast, kind: HandoverKind = HandoverKind.CHILD_CONCERN) -> Handover:
    officer = partners.member(Role.PATROL_OFFICER, area=cast.area)
    with acting(officer):
        handovers.hand_over(
            kind=kind,
            area=cast.area,
            content={"text": WORDS},
            to_agency=None if kind == HandoverKind.CHILD_CONCERN else cast.charity,
            by=partners.actor_of(officer),
            now=NOW,
        )
    with acting(cast.lee):
        return Handover.objects.get(kind=kind)


def take_up(cast: Cast, held: Handover, *, owner: Membership | None = None) -> None:
    cast.do(handovers.open_handover, member=cast.lee, handover=held)
    cast.do(
        handovers.take_up_handover,
        member=cast.lee,
        handover=held,
        owner=owner or cast.lee,
        deadline_at=NOW + timedelta(hours=5),
    )


def test_a_concern_that_is_taken_up_begins_one_without_a_record(cast: Cast) -> None:
    held = handed_over(cast)
    with acting(cast.lee):
        assert ChildReferral.objects.count() == 1
    take_up(cast, held)
    with acting(cast.lee):
        begun = ChildReferral.objects.get(handover=held)
        assert begun.subject is None
        assert begun.due_at == due_at("make", since=NOW)
    for member in (cast.ana, cast.bea):
        with acting(member):
            assert not ChildReferral.objects.filter(handover=held).exists()


def test_another_kind_of_handover_begins_none(cast: Cast) -> None:
    take_up(cast, handed_over(cast, HandoverKind.WELFARE_CONCERN))
    with acting(cast.lee):
        assert ChildReferral.objects.count() == 1


def test_whoever_owns_the_concern_sees_its_referral_and_colleagues_do_not(cast: Cast) -> None:
    held = handed_over(cast)
    take_up(cast, held, owner=cast.bea)
    with acting(cast.bea):
        assert ChildReferral.objects.get().worker_id == cast.bea.id
    with acting(cast.ana):
        assert ChildReferral.objects.get().subject_id == cast.kit.subject_id


def test_a_concern_joins_the_record_of_the_child_it_is_about(cast: Cast) -> None:
    held = handed_over(cast)
    take_up(cast, held)
    with acting(cast.lee):
        begun = ChildReferral.objects.get(handover=held)
    joined = cast.do(actions.join_child_referral, member=cast.lee, referral=begun, into=cast.held)
    assert (joined.state, joined.due_at) == (ReferralState.JOINED, None)
    with pytest.raises(NotNow, match="has a record already"):
        cast.do(actions.join_child_referral, member=cast.lee, referral=cast.held, into=begun)


def test_the_database_keeps_one_at_a_time_and_a_clock_on_each(cast: Cast) -> None:
    held = cast.held
    for change in ({"id": uuid4(), "due_at": NOW}, {"id": held.id, "due_at": None}):
        for name, value in change.items():
            setattr(held, name, value)
        again = change["id"] != cast.held.id
        with pytest.raises(IntegrityError), acting(cast.lee):
            held.save(force_insert=again)


def test_every_child_of_before_is_given_one_by_the_rounds_once(cast: Cast) -> None:
    before = factories.person(cast.ana, "Robin", age_mark=AgeMark.ADULT)
    with acting(cast.ana):
        Person.objects.filter(id=before.id).update(age_mark=AgeMark.MAY_BE_CHILD)
    for _twice in range(2):
        watch(now=NOW)
    with acting(cast.ana):
        assert queries.referrals_of(before).count() == 1
        assert queries.moves_of(queries.referrals_of(before).get()).get().by is None


def test_what_is_late_is_told_once_to_the_leads_of_the_agency_and_of_the_area(cast: Cast) -> None:
    there = partners.agency("Borough council", areas=(cast.area,))
    around = factories.worker(there, Role.SAFEGUARDING_LEAD)
    late = NOW + timedelta(days=10)
    watch(now=NOW)
    assert not late_notices()
    for _twice in range(2):
        watch(now=late)
    found = late_notices()
    assert {each.person_id for each in found} == {cast.lee.person_id, around.person_id}
    assert len(found) == 2
    assert "Kit" not in "".join(each.subject + each.body for each in found)
    path = {each.person_id: each.path for each in found}
    assert path[around.person_id] == ""


def late_notices() -> list[Notice]:
    return list(Notice.objects.filter(subject__contains="is late"))


def duties_of(member: Membership, days: int = 0) -> list[str]:
    now = NOW + timedelta(days=days)
    with acting(member, now=now):
        found = duties.due(Mine(partners.actor_of(member), now=now))
        return [str(each.label) for each in found if "/children/" in each.url]


def test_the_lead_s_first_page_has_the_clock_from_the_first_moment(cast: Cast) -> None:
    assert duties_of(cast.lee) == ["Make the safeguarding referral of this child"]
    assert duties_of(cast.ana) == ["Make the safeguarding referral of this child"]
    assert duties_of(cast.bea) == []
    cast.makes()
    assert duties_of(cast.lee) == []
    assert duties_of(cast.lee, 5) == ["Children’s social care has not acknowledged the referral"]
    with acting(cast.ana):
        assert not any("to be made" in str(each.sentence) for each in safeguards_of(cast.kit))


def test_each_page_of_the_record_warns_until_it_is_made(cast: Cast) -> None:
    with acting(cast.ana):
        assert any("to be made" in str(each.sentence) for each in safeguards_of(cast.kit))


def test_a_colleague_and_another_agency_neither_read_nor_write(cast: Cast) -> None:
    held = cast.held
    other = partners.agency("Another charity", areas=(cast.area,))
    elsewhere = factories.worker(other, Role.SAFEGUARDING_LEAD)
    for member in (cast.bea, elsewhere):
        with acting(member):
            assert not ChildReferral.objects.exists()
            assert not ChildReferralMove.objects.exists()
        with pytest.raises(NotOpenError):
            cast.do(actions.hurry_child_referral, member=member, referral=held)
        with pytest.raises(NotOpenError):
            cast.do(
                actions.note_child_told,
                member=member,
                referral=held,
                telling=TOLD,
                form_id=uuid4(),
            )


@pytest.mark.parametrize("role", sorted(ENFORCEMENT_ROLES | NEUTRAL_ROLES))
def test_no_other_side_enters_a_table_of_it(cast: Cast, role: Role) -> None:
    member = partners.member(role, area=cast.area)
    for table in ("childreferral", "childreferralmove", "childtold"):
        with pytest.raises(ProgrammingError), acting(member), connection.cursor() as cursor:
            cursor.execute(f"SELECT count(*) FROM support.safeguarding_{table}")


def at(day: int, hour: int, *, month: int = 3) -> datetime:
    return datetime(2018, month, day, hour, tzinfo=LONDON).astimezone(UTC)


@pytest.mark.parametrize(
    ("since", "due"),
    [
        (
            at(29, 15),
            3,
        ),  # Thursday before Easter: Good Friday and Easter Monday are no working days
        (at(31, 23), 3),  # Saturday night, on which the clocks go on
        (at(26, 1), 27),  # Monday, after midnight
    ],
)
def test_the_clock_knows_weekends_bank_holidays_and_summer_time(since: datetime, due: int) -> None:
    found = due_at("make", since=since).astimezone(LONDON)
    assert (found.day, found.hour >= 17) == (due, True)


def test_every_period_says_where_it_comes_from_and_that_it_must_be_checked() -> None:
    assert all(each.source and each.check for each in PERIODS)


def test_the_pages_lead_through_it(cast: Cast, client: Client) -> None:
    base = f"/safeguarding/children/{cast.held.id}/"
    partners.sign_in(client, cast.lee)
    assert "Kit" in client.get("/safeguarding/children/").content.decode()
    assert "Check before use" in client.get("/safeguarding/children/periods/").content.decode()
    sent = {"version": "1", "whom": "childrens_care", "how": "phone", "what": WORDS}
    sent["form_id"] = str(uuid4())
    assert client.post(f"{base}make/", {**sent, "whom": "school"}).status_code == 200
    assert client.post(f"{base}make/", sent).status_code == 302
    again = client.post(f"{base}make/", {**sent, "form_id": str(uuid4())}).content.decode()
    assert "Somebody else has changed this" in again
    told = {**sent, "whom": "school", "form_id": str(uuid4())}
    assert client.post(f"{base}told/", told).status_code == 302
    assert client.post(f"{base}move/", {"verb": "acknowledge", "version": "2"}).status_code == 302
    done = {"version": "3", "outcome": "enquiry", "words": "They begin today."}
    assert client.post(f"{base}outcome/", done).status_code == 302
    page = client.get(base).content.decode()
    assert WORDS in page
    assert "They begin today." in page
    assert "Kit" in client.get("/safeguarding/children/?ended=1").content.decode()
    assert client.get(f"/safeguarding/people/{cast.kit.id}/child/").status_code == 200
    partners.sign_in(client, cast.bea)
    assert client.get(base).status_code == 404
    assert "Kit" not in client.get("/safeguarding/children/").content.decode()
    partners.sign_in(client, cast.ana)
    assert client.get(f"{base}adult/").status_code == 403
