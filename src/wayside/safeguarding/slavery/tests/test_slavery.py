"""Modern slavery: an adult's own choice, no identity without it, and a child who is not asked."""

from datetime import date, timedelta
from io import BytesIO
from typing import Any
from uuid import uuid4

import pytest
from django.apps import apps
from django.db import IntegrityError, ProgrammingError, connection, models
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from wayside.access.vocabulary import ENFORCEMENT_ROLES, NEUTRAL_ROLES, Role
from wayside.partners.models import Membership
from wayside.partners.tests import factories as partners
from wayside.people.actions import NotOpenError
from wayside.people.models import Person
from wayside.people.queries.mine import Mine
from wayside.people.vocabulary import AgeMark
from wayside.safeguarding.models import Ms1Notice, NrmCase, NrmStep, NrmTold
from wayside.safeguarding.paths.periods import period
from wayside.safeguarding.slavery import actions, queries, rules
from wayside.safeguarding.slavery.actions import Signs, Told
from wayside.safeguarding.slavery.rules import NRM, PERIODS, Categories, ms1
from wayside.safeguarding.slavery.vocabulary import (
    Explained,
    Exploitation,
    Indicator,
    NrmState,
    Region,
)
from wayside.support import duties
from wayside.support.tests import factories
from wayside.support.tests.factories import NOW, acting
from wayside.support.timeline.actions import open_timeline
from wayside.vault.registry import kept_fields
from wayside.web import clock
from wayside.web.collisions import Collision
from wayside.web.states import NotNow

pytestmark = pytest.mark.django_db
TODAY = NOW.date()
SECRET = "He keeps her papers at 12 Lantern Court"
SIGNS = Signs(
    kinds=("sexual", "unknown"),
    indicators=("papers", "debt"),
    region="london",
    nationality="elsewhere",
    responder="council",
    responder_name="Ms Quill, 020 7946 0000",
    account=SECRET,
)
ALL = tuple(Explained.values)


class Cast:
    """A charity with two caseworkers, an adult and a child."""

    def __init__(self) -> None:
        self.area = partners.area()
        self.charity = factories.charity(area=self.area)
        self.ana, self.bea = factories.worker(self.charity), factories.worker(self.charity)
        self.rosie = factories.person(
            self.ana,
            "Rosie Quaintrelle",
            given_name="Rosalind",
            family_name="Quaintrelle",
            age_mark=AgeMark.ADULT,
        )
        self.wren = factories.person(self.ana, "Wren", age_mark=AgeMark.MAY_BE_CHILD)

    def do(self, action: Any, *, member: Membership | None = None, **given: Any) -> Any:
        member = member or self.ana
        if "case" in given and action not in (actions.preview_ms1,):
            given.setdefault("expected_version", given["case"].version)
        with acting(member):
            return action(by=partners.actor_of(member), now=NOW, **given)

    def begins(self, person: Person | None = None, signs: Signs = SIGNS) -> NrmCase:
        found: NrmCase = self.do(
            actions.begin_nrm, person=person or self.rosie, signs=signs, form_id=uuid4()
        )
        return found

    def steps(self, case: NrmCase, *verbs: str, on: date = TODAY) -> NrmCase:
        for verb in verbs:
            explained = ALL if verb == "agree" else ()
            step = Told(on, f"about {verb}", explained)
            self.do(actions.step_nrm, case=case, verb=verb, step=step)
        return case

    def makes(self, case: NrmCase) -> Ms1Notice:
        made: Ms1Notice = self.do(actions.make_ms1, case=case, form_id=uuid4())
        return made


@pytest.fixture
def cast() -> Cast:
    return Cast()


def test_an_adult_who_agrees_is_referred_and_told_each_decision(cast: Cast) -> None:
    case = cast.steps(cast.begins(), "agree", "refer", "grounds")
    assert case.recovery_until_date == TODAY + timedelta(days=45)
    assert case.to_tell
    cast.do(actions.tell_nrm, case=case, step=Told(TODAY, "By telephone, with her interpreter."))
    cast.steps(case, "conclude")
    with pytest.raises(NotNow, match="what this person was told"):
        cast.steps(case, "close")
    cast.do(actions.tell_nrm, case=case, step=Told(TODAY, "The letter, read together."))
    assert cast.steps(case, "close").state == NrmState.CLOSED
    with acting(cast.ana):
        told_of = NrmTold.objects.values_list("decision", flat=True)
        assert sorted(told_of) == ["conclusive", "recovery"]
        by = partners.actor_of(cast.ana)
        told = open_timeline(person=cast.rosie, only="nrm", by=by, now=NOW)
        assert len(told) == NrmStep.objects.count() == 6
        assert "about" not in str(told)


def test_a_decision_is_asked_for_again_within_its_days_and_the_next_day_lies_ahead(
    cast: Cast,
) -> None:
    case = cast.steps(cast.begins(), "agree", "refer", "no_grounds")
    assert case.due_date == period(PERIODS, "reconsideration", on=TODAY).after(TODAY)
    case = cast.steps(case, "reconsider")
    assert case.state == NrmState.REFERRED
    assert case.due_date == period(PERIODS, "reasonable_grounds", on=TODAY).after(TODAY)
    case = cast.steps(case, "grounds", "not_conclude")
    assert case.to_tell
    case = cast.steps(case, "reconsider")
    assert case.state == NrmState.RECOVERY
    assert case.due_date == TODAY + timedelta(days=38)
    late = TODAY + timedelta(days=60)
    due = rules.due_date(NrmState.RECOVERY, on=late, recovery_until=case.recovery_until_date)
    assert due is not None
    assert due > late


@pytest.mark.parametrize("missing", ALL)
def test_an_agreement_rests_on_all_that_was_explained(cast: Cast, missing: str) -> None:
    case = cast.begins()
    step = Told(TODAY, explained=set(ALL) - {missing})
    with pytest.raises(NotNow, match="must know all of this"):
        cast.do(actions.step_nrm, case=case, verb="agree", step=step)


def test_no_adult_is_referred_without_agreement_and_the_database_refuses_it_too(
    cast: Cast,
) -> None:
    case = cast.begins()
    with pytest.raises(NotNow, match="only as they agree"):
        cast.steps(case, "refer")
    cast.steps(case, "refuse")
    with pytest.raises(NotNow):
        cast.steps(case, "refer")
    case.state = NrmState.REFERRED
    with pytest.raises(IntegrityError, match="with_consent"), acting(cast.ana):
        case.save(update_fields=("state",))


def test_a_refusal_can_always_be_noted_and_taken_back(cast: Cast) -> None:
    case = cast.steps(cast.begins(), "refuse", "agree", "withdraw", "agree", "refer", "withdraw")
    assert (case.state, case.consent) == (NrmState.WITHDRAWN, "withdrawn")
    with acting(cast.ana):
        said = NrmStep.objects.filter(verb="agree").values_list("explained", flat=True)
        assert [sorted(each) for each in said] == [sorted(ALL)] * 2


def test_who_has_the_duty_cannot_leave_it_and_a_charity_may(cast: Cast) -> None:
    case = cast.steps(cast.begins(), "refuse")
    with pytest.raises(NotNow, match="must notify"):
        cast.steps(case, "leave")
    signs = Signs(SIGNS.kinds, SIGNS.indicators, "london", "uk", "charity")
    cast.do(actions.change_nrm, case=case, signs=signs)
    assert cast.steps(case, "leave").state == NrmState.CLOSED


@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(verbs=st.lists(st.sampled_from(sorted({each.verb for each in NRM})), max_size=12))
def test_no_sequence_of_steps_shows_a_child_the_way_of_refusal(
    cast: Cast, verbs: list[str]
) -> None:
    with acting(cast.ana):
        held = queries.case_of(cast.wren)
    case = held or cast.begins(cast.wren)
    for verb in verbs:
        try:
            cast.makes(case) if verb == "make" else cast.steps(case, verb)
        except NotNow:
            case = again(cast, case)
        assert (case.is_child, case.consent) == (True, "")
        shown = {each.verb for each in NRM.steps_from(case.state)} - rules.hidden_steps(
            case.state, is_child=case.is_child, must_notify=True, to_tell=case.to_tell
        )
        assert not shown & {"agree", "refuse", "withdraw", "make", "sent", "leave"}
    with acting(cast.ana):
        assert not Ms1Notice.objects.exists()


def again(cast: Cast, case: NrmCase) -> NrmCase:
    with acting(cast.ana):
        return NrmCase.objects.get(id=case.id)


def test_a_child_is_referred_without_being_asked(cast: Cast) -> None:
    case = cast.steps(cast.begins(cast.wren), "refer")
    assert (case.state, case.consent, case.is_child) == (NrmState.REFERRED, "", True)


def test_who_turns_out_to_be_a_child_is_no_longer_asked(cast: Cast) -> None:
    case = cast.steps(cast.begins(), "refuse")
    with acting(cast.ana):
        Person.objects.filter(id=cast.rosie.id).update(age_mark=AgeMark.CHILD)
    with pytest.raises(NotNow, match="needs no consent"):
        cast.makes(case)
    case = again(cast, case)
    cast.steps(case, "child", "refer")
    assert (case.is_child, case.consent) == (True, "")


def test_the_database_holds_no_refusal_of_a_child(cast: Cast) -> None:
    case = cast.begins(cast.wren)
    case.state, case.consent = NrmState.REFUSED, "refused"
    with pytest.raises(IntegrityError, match="child_not_asked"), acting(cast.ana):
        case.save(update_fields=("state", "consent"))


def test_the_dates_follow_the_rows_across_a_weekend_a_bank_holiday_and_a_change_of_law() -> None:
    grounds = period(PERIODS, "reasonable_grounds", on=date(2018, 8, 23))
    assert grounds.after(date(2018, 8, 23)) == date(2018, 8, 31)  # 25-26 a weekend, 27 a holiday
    assert rules.recovery_until(date(2023, 1, 29)) == date(2023, 3, 15)
    assert rules.recovery_until(date(2023, 1, 30)) == date(2023, 3, 1)
    assert period(PERIODS, "recovery", on=date(1990, 1, 1)).amount == 45
    assert grounds.after(date.max) == date.max
    assert all(each.source for each in PERIODS)


def test_no_recovery_time_of_the_rows_is_shorter_than_thirty_days() -> None:
    assert min(each.amount for each in PERIODS if each.slug == "recovery") >= 30


def duties_of(member: Membership, days: int) -> list[str]:
    with acting(member):
        found = duties.due(Mine(partners.actor_of(member), now=NOW + timedelta(days=days)))
        return [str(each.label) for each in found if "/slavery/" in each.url]


def test_each_step_is_due_in_time_and_no_duty_says_what_was_seen(cast: Cast) -> None:
    case = cast.begins()
    assert not duties_of(cast.ana, 0)
    assert duties_of(cast.ana, 7) == ["Explain the National Referral Mechanism, and ask"]
    cast.steps(case, "agree", "refer")
    assert duties_of(cast.ana, 10) == ["Ask for the reasonable grounds decision"]
    cast.steps(case, "grounds")
    assert duties_of(cast.ana, 0) == ["Tell them what was decided about modern slavery"]
    cast.do(actions.tell_nrm, case=case, step=Told(TODAY, "Told"))
    assert not duties_of(cast.ana, 37)
    assert duties_of(cast.ana, 38) == ["The time to recover ends soon: plan what comes"]
    assert not duties_of(cast.bea, 60)


@pytest.mark.parametrize("on", [TODAY + timedelta(days=1), date.max])
def test_what_lies_ahead_or_before_the_last_step_is_not_noted(cast: Cast, on: date) -> None:
    case = cast.begins()
    with pytest.raises(NotNow, match="lies ahead"):
        cast.steps(case, "refuse", on=on)
    cast.steps(case, "refuse")
    with pytest.raises(NotNow, match="noted last"):
        cast.steps(case, "agree", on=TODAY - timedelta(days=1))


def test_a_double_click_begins_one_case_and_makes_one_notice(cast: Cast) -> None:
    case = cast.begins()
    given: Any = {"person": cast.rosie, "signs": SIGNS, "form_id": case.id}
    assert cast.do(actions.begin_nrm, **given).id == case.id
    with pytest.raises(NotNow, match="noted already"):
        cast.begins()
    cast.steps(case, "refuse")
    made = cast.makes(case)
    same = cast.do(actions.make_ms1, case=case, form_id=made.id)
    assert same.id == made.id
    with acting(cast.ana):
        assert Ms1Notice.objects.count() == 1


def test_two_who_write_at_once_are_told(cast: Cast) -> None:
    case = cast.begins()
    cast.steps(case, "refuse")
    tried: Any = (
        (actions.step_nrm, {"verb": "agree", "step": Told(TODAY, explained=ALL)}),
        (actions.change_nrm, {"signs": SIGNS}),
        (actions.make_ms1, {"form_id": uuid4()}),
    )
    for action, more in tried:
        with pytest.raises(Collision):
            cast.do(action, case=case, expected_version=1, **more)


def test_a_colleague_neither_reads_nor_writes_it(cast: Cast) -> None:
    case = cast.begins()
    step = Told(TODAY)
    with pytest.raises(NotOpenError):
        cast.do(actions.step_nrm, member=cast.bea, case=case, verb="refuse", step=step)
    with pytest.raises(NotOpenError):
        cast.do(actions.preview_ms1, member=cast.bea, case=case)
    with acting(cast.bea):
        assert not NrmCase.objects.exists()
        assert not NrmStep.objects.exists()


def test_what_was_told_and_chosen_is_never_changed(cast: Cast) -> None:
    cast.steps(cast.begins(), "refuse")
    with pytest.raises(ProgrammingError, match="permission denied"), acting(cast.ana):
        NrmStep.objects.update(verb="agree")


@pytest.mark.parametrize("role", sorted(ENFORCEMENT_ROLES | NEUTRAL_ROLES))
def test_no_other_side_enters_a_table_of_it(cast: Cast, role: Role) -> None:
    member = partners.member(role, area=cast.area)
    for table in ("nrmcase", "nrmstep", "nrmtold", "ms1notice"):
        with pytest.raises(ProgrammingError), acting(member), connection.cursor() as cursor:
            cursor.execute(f"SELECT count(*) FROM support.safeguarding_{table}")


@pytest.mark.parametrize("people", [0, 1, 7])
def test_a_group_of_few_people_is_not_named(people: int) -> None:
    assert ms1.nationality_shown("elsewhere", people) is None
    assert ms1.nationality_shown("elsewhere", 8) == "elsewhere"


def test_a_notice_holds_categories_and_refuses_any_other_word() -> None:
    said = Categories(date(2018, 7, 1), Region.LONDON, (Exploitation.SEXUAL,), (Indicator.DEBT,))
    data = said.as_data()
    assert Categories.of(data) == said
    assert set(data) == {
        *("form", "people", "adult", "month", "region"),
        *("exploitation", "indicators", "nationality"),
    }
    for name, value in (
        ("region", "Lantern Court"),
        ("exploitation", ["by Marlon"]),
        ("indicators", ["Rosie"]),
        ("nationality", "her mother’s"),
        ("month", "2018-07-02"),
    ):
        with pytest.raises(ValueError, match=r"."):
            Categories.of({**data, name: value})


class Mark:
    """A locked field that reads as its own mark, whatever it holds."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __get__(self, record: models.Model | None, owner: type | None = None) -> Any:
        return self if record is None else f"zq-{self.name}-qz"

    def __set__(self, record: models.Model, value: Any) -> None:
        record.__dict__[self.name.rpartition(".")[2]] = value


def marked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """From now on each locked text of the database reads as its mark."""
    names = []
    for model in apps.get_models():
        for field in kept_fields(model):
            if type(field).__name__ == "LockedTextField" and field.name != "born":
                name = f"{model._meta.label}.{field.name}"
                monkeypatch.setattr(model, field.name, Mark(name))
                names.append(name)
    return names


def read(body: bytes) -> str:
    """All that stands in a file: of a PDF, what people read, and what it says of itself."""
    if not body.startswith(b"%PDF-"):
        return body.decode()
    paper = PdfReader(BytesIO(body))
    about = " ".join(str(each) for each in (paper.metadata or {}).values())
    text = "".join(each.extract_text() for each in paper.pages)
    return f"{text} {about} {paper.xmp_metadata and paper.xmp_metadata.stream.get_data()!r}"


@pytest.mark.parametrize("kind", ["pdf", "json"])
def test_no_identity_stands_in_the_file_that_is_produced(
    cast: Cast, client: Client, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    case = cast.steps(cast.begins(), "refuse")
    made = cast.makes(case)
    partners.sign_in(client, cast.ana)
    url = f"/safeguarding/people/{cast.rosie.id}/slavery/notices/{made.id}/ms1.{kind}"
    assert len(marked(monkeypatch)) > 50
    answer = client.get(url)
    assert answer.status_code == 200
    text = read(answer.content) + str(answer.headers)
    assert "sexual" in text.lower()
    assert "debt" in text
    identities = (
        *("zq-", "Rosie", "Rosalind", "Quaintrelle", "Lantern", "Quill", "7946", "about refuse"),
        *(str(each.pk) for each in (cast.rosie, cast.rosie.subject, case, made, cast.ana)),
        *(cast.ana.person.name, cast.charity.name, cast.area.name, str(cast.ana.person_id)),
        *(TODAY.isoformat(), f"{TODAY:%Y%m%d}", f"{TODAY:%-d/%-m/%Y}", "elsewhere", "Elsewhere"),
    )
    assert [each for each in identities if each in text] == []


def test_the_same_notice_makes_the_same_file_whoever_takes_it(cast: Cast, client: Client) -> None:
    made = cast.makes(cast.steps(cast.begins(), "refuse"))
    base = f"/safeguarding/people/{cast.rosie.id}/slavery/notices/{made.id}/ms1.pdf"
    partners.sign_in(client, cast.ana)
    assert client.get(base).content == client.get(base).content
    partners.sign_in(client, cast.bea)
    assert client.get(base).status_code == 404


def test_the_pages_lead_from_the_signs_to_the_notice(cast: Cast, client: Client) -> None:
    base = f"/safeguarding/people/{cast.rosie.id}/slavery/"
    partners.sign_in(client, cast.ana)
    assert "No signs noted" in client.get(base).content.decode()
    sent = {
        "form_id": str(uuid4()),
        "kinds": "sexual",
        "indicators": ["debt", "papers"],
        "region": "london",
        "nationality": "uk",
        "responder": "council",
        "account": SECRET,
    }
    assert client.post(f"{base}begin/", sent).status_code == 302
    said = client.get(base).content.decode()
    assert SECRET in said
    assert "Check before use" in said
    day = f"{clock.today():%-d/%-m/%Y}"
    short = {"version": "1", "on_date": day, "explained": ["nrm"]}
    assert "must know all of this" in client.post(f"{base}agree/", short).content.decode()
    assert client.post(f"{base}refuse/", short).status_code == 302
    met = client.post(f"{base}refuse/", short).content.decode()
    assert "Somebody else has changed this" in met
    page = client.get(f"{base}notice/").content.decode()
    assert "Not said: too few people" in page
    assert SECRET not in page
    form = {"version": "2", "form_id": str(uuid4())}
    assert client.post(f"{base}notice/", form).status_code == 200
    assert client.post(f"{base}notice/", {**form, "looked": "on"}).status_code == 302
    assert client.post(f"{base}sent/", {"version": "3", "on_date": day}).status_code == 302
    told = {"version": "4", "on_date": day, "words": "Shown to her."}
    assert client.post(f"{base}told/", told).status_code == 302
    assert "Shown to her." in client.get(base).content.decode()


def test_the_page_of_a_child_offers_no_refusal(cast: Cast, client: Client) -> None:
    cast.begins(cast.wren)
    partners.sign_in(client, cast.ana)
    said = client.get(f"/safeguarding/people/{cast.wren.id}/slavery/").content.decode()
    assert "Refer this child" in said
    assert "They do not agree" not in said
