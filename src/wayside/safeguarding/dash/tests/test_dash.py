"""Risk in a record: assessed, judged, and asked about as soon as it rises."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, ProgrammingError, connection
from django.test import Client
from pytest_django.fixtures import Settings

from wayside.access.permissions import NotAllowed
from wayside.access.vocabulary import ENFORCEMENT_ROLES, NEUTRAL_ROLES, Role
from wayside.partners.tests import factories as partners
from wayside.people.actions import NotOpenError
from wayside.people.queries.mine import Mine
from wayside.safeguarding.dash import actions
from wayside.safeguarding.dash.actions import Beginning, Event, Licensed
from wayside.safeguarding.dash.rules import Thresholds
from wayside.safeguarding.dash.tests.cast import Cast, answered
from wayside.safeguarding.dash.topics import TOPICS
from wayside.safeguarding.dash.vocabulary import Criterion, Instrument, Level, RiseState, Source
from wayside.safeguarding.models import RiskAssessment, RiskJudgement, RiskRise
from wayside.support import duties
from wayside.support.tests import factories
from wayside.support.tests.factories import NOW, acting
from wayside.web.collisions import Collision
from wayside.web.states import NotNow

pytestmark = pytest.mark.django_db
TODAY = NOW.date()
HIT = Event(TODAY, "He hit her.", "Nobody")


@pytest.fixture
def cast() -> Cast:
    return Cast()


def test_sixteen_answers_are_high_and_stand_in_the_way_until_answered(cast: Cast) -> None:
    held = cast.assesses(16)
    assert (held.score, held.level, held.high_from) == (16, Level.HIGH, 14)
    rise = cast.risk().rise
    assert (rise.state, rise.criteria) == (RiseState.OPEN, [Criterion.VISIBLE])
    with pytest.raises(NotNow, match="Write why"):
        cast.do(actions.answer_rise, rise=rise, verb="leave", expected_version=1)
    rise = cast.do(actions.answer_rise, rise=rise, verb="refer", expected_version=1)
    assert rise.state == RiseState.REFER
    with pytest.raises(Collision):
        cast.do(actions.answer_rise, rise=rise, verb="refer", expected_version=1)


def test_a_standard_score_asks_nothing(cast: Cast) -> None:
    cast.assesses(3)
    assert cast.risk().rise is None
    assert cast.risk().standing.level == Level.STANDARD


def test_judgement_raises_and_no_later_score_lowers_it(cast: Cast) -> None:
    cast.assesses(2)
    cast.judges(Level.HIGH)
    cast.assesses(0)
    standing = cast.risk().standing
    assert (standing.level, standing.score) == (Level.HIGH, 0)
    assert standing.criteria == {Criterion.JUDGEMENT}
    for lower in (Level.MEDIUM, Level.STANDARD):
        with pytest.raises(NotNow, match="never lowers"):
            cast.judges(lower)


def test_judgement_needs_reasons(cast: Cast) -> None:
    with pytest.raises(NotNow, match="reasons"):
        cast.judges(Level.HIGH, "  ")


def test_the_database_keeps_judgements_and_finished_assessments_as_they_are(cast: Cast) -> None:
    cast.assesses(16)
    with acting(cast.ana), connection.cursor() as cursor:
        cursor.execute("UPDATE support.safeguarding_riskassessment SET score = 0, level = 1")
        assert cursor.rowcount == 0
    for verb in ("UPDATE {} SET level = 2", "DELETE FROM {}"):
        with pytest.raises(ProgrammingError), acting(cast.ana), connection.cursor() as cursor:
            cursor.execute(verb.format("support.safeguarding_riskjudgement"))
    with pytest.raises(IntegrityError, match="raises"), acting(cast.ana):
        RiskJudgement(
            id=uuid4(),
            subject_id=cast.rosie.subject_id,
            controller_id=cast.charity.id,
            level=Level.STANDARD,
            at=NOW,
            by=cast.ana,
        ).save(force_insert=True)


def test_a_finished_assessment_takes_no_answer_any_more(cast: Cast) -> None:
    held = cast.assesses(16)
    with pytest.raises(NotNow):
        cast.do(
            actions.answer_part, assessment=held, answers=answered(0), expected_version=held.version
        )


def test_three_events_are_escalation_and_abuse_after_a_marac_is_a_repeat(cast: Cast) -> None:
    for days in (0, 20, 300):
        cast.notes(Event(TODAY - timedelta(days=days), "He waited outside."))
    assert cast.risk().standing.criteria == {Criterion.ESCALATION}
    cast.notes(Event(TODAY - timedelta(days=200), "Case of another borough", is_marac=True))
    assert cast.risk().standing.criteria == {Criterion.ESCALATION, Criterion.REPEAT}
    rise = cast.risk().rise
    assert rise.criteria == [Criterion.ESCALATION, Criterion.REPEAT]
    with acting(cast.ana):
        assert RiskRise.objects.count() == 1


@pytest.mark.parametrize("day", [TODAY + timedelta(days=1), date(1700, 1, 1)])
def test_an_event_of_an_absurd_day_is_refused(cast: Cast, day: date) -> None:
    with pytest.raises(NotNow):
        cast.notes(Event(day, "He hit her."))


def test_each_question_needs_an_answer_and_one_is_begun_at_once(cast: Cast) -> None:
    held = cast.begins()
    with pytest.raises(NotNow, match="already"):
        cast.begins()
    some = {1: ["yes", ""], 2: ["unknown", ""]}
    held = cast.do(actions.answer_part, assessment=held, answers=some, expected_version=1)
    with pytest.raises(NotNow, match="Still open: 3, 4"):
        cast.finishes(held)
    with pytest.raises(NotNow, match="no such question"):
        cast.do(actions.answer_part, assessment=held, answers={25: ["yes"]}, expected_version=2)
    with pytest.raises(Collision):
        cast.do(actions.answer_part, assessment=held, answers=some, expected_version=1)
    cast.do(actions.leave_assessment, assessment=held, expected_version=2)
    assert cast.begins().version == 1


def test_a_double_click_begins_notes_and_judges_once(cast: Cast) -> None:
    form_id = uuid4()
    given: dict[str, Any] = {"person": cast.rosie, "form_id": form_id}
    for _time in range(2):
        cast.do(actions.judge_risk, level=Level.HIGH, reasons="Fear", **given)
        cast.do(actions.note_event, event=HIT, **given)
    found = cast.risk()
    assert (len(found.judgements), len(found.events)) == (1, 1)


def test_a_dara_is_graded_on_its_own_form(cast: Cast) -> None:
    held = cast.begins(Beginning(Instrument.DARA, "2022", Source.KNOWN, "The police officer"))
    with pytest.raises(NotNow, match="graded"):
        cast.finishes(held)
    with acting(cast.ana):
        held = RiskAssessment.objects.get()
    held = cast.finishes(held, Level.MEDIUM)
    assert (held.score, held.level) == (None, Level.MEDIUM)


def test_who_is_asked_about_without_them_is_said(cast: Cast) -> None:
    with pytest.raises(NotNow, match="from whom"):
        cast.begins(Beginning(Instrument.DASH, "2014", Source.KNOWN))


@pytest.mark.parametrize(("born", "is_asked"), [("2003-01-01", False), ("2002-07-02", True)])
def test_a_dash_begins_at_sixteen_and_says_where_else_to_go(
    cast: Cast, client: Client, settings: Settings, born: str, is_asked: bool
) -> None:
    settings.WAYSIDE_TODAY = TODAY + timedelta(days=1)
    cast.rosie = factories.person(cast.ana, "Robin", born=born)
    if is_asked:
        assert cast.begins()
    else:
        with pytest.raises(NotNow, match="child safeguarding referral"):
            cast.begins()
    partners.sign_in(client, cast.ana)
    text = client.get(f"/safeguarding/people/{cast.rosie.id}/risk/").content.decode()
    assert ("put in a child safeguarding" in text) is not is_asked


def test_an_area_sets_from_when_risk_is_high_and_what_was_finished_keeps_its_level(
    cast: Cast,
) -> None:
    lead = factories.worker(cast.charity, Role.SAFEGUARDING_LEAD)
    terms = Thresholds(8, 12, 2, 6)
    given: dict[str, Any] = {
        "area_id": cast.area.id,
        "from_date": TODAY,
        "note": "The board, in June",
    }
    with pytest.raises(NotAllowed):
        cast.do(actions.set_thresholds, terms=terms, **given)
    assert cast.assesses(12).level == Level.MEDIUM
    cast.do(actions.set_thresholds, member=lead, terms=terms, **given)
    assert cast.risk().assessments[0].level == Level.MEDIUM
    assert cast.assesses(12).level == Level.HIGH
    with pytest.raises(NotNow, match="at or above"):
        cast.do(actions.set_thresholds, member=lead, terms=Thresholds(12, 8), **given)
    with pytest.raises(NotAllowed):
        cast.do(
            actions.set_thresholds,
            member=lead,
            terms=terms,
            **{**given, "area_id": partners.area().id},
        )


def test_licensed_questions_are_loaded_whole_and_stand_beside_the_numbers(
    cast: Cast, client: Client
) -> None:
    lead = factories.worker(cast.charity, Role.SAFEGUARDING_LEAD)
    some = Licensed("2014", "Harbour Example", TODAY, {1: "Invented question"})
    with pytest.raises(NotNow, match="each of the 24"):
        cast.do(actions.load_wording, member=lead, licensed=some)
    partners.sign_in(client, lead)
    text = "\n".join(f"{n},Invented question {n}" for n in TOPICS)
    sent = {
        "wording": "2014",
        "licence": "Harbour Example",
        "from_date": "1/7/2018",
        "file": SimpleUploadedFile("questions.csv", text.encode()),
    }
    assert client.post("/safeguarding/risk-settings/wording/", sent).status_code == 302
    twice = {**sent, "file": SimpleUploadedFile("twice.csv", b"1,a\n1,b")}
    again = client.post("/safeguarding/risk-settings/wording/", twice).content.decode()
    assert "stands in the file twice" in again
    held = cast.begins()
    partners.sign_in(client, cast.ana)
    page = client.get(f"/safeguarding/people/{cast.rosie.id}/risk/{held.id}/0/")
    assert "Invented question 6" in page.content.decode()


def test_what_rose_and_what_lies_is_due(cast: Cast) -> None:
    def due(days: int) -> list[str]:
        with acting(cast.ana):
            mine = Mine(partners.actor_of(cast.ana), now=NOW + timedelta(days=days))
            return [str(each.label) for each in duties.due(mine)]

    cast.begins()
    assert "Finish the risk assessment, or leave it" not in due(1)
    assert "Finish the risk assessment, or leave it" in due(2)
    cast.judges(Level.HIGH)
    assert "The risk rose: say what comes of it" in due(0)
    cast.do(actions.answer_rise, rise=cast.risk().rise, verb="refer", expected_version=1)
    assert "Refer to the MARAC" in due(0)


def test_a_colleague_neither_reads_nor_writes_it(cast: Cast) -> None:
    cast.assesses(16)
    with pytest.raises(NotOpenError):
        cast.do(actions.open_risk, member=cast.bea, person=cast.rosie)
    with acting(cast.bea):
        assert not RiskAssessment.objects.exists()
        assert not RiskRise.objects.exists()


@pytest.mark.parametrize("role", sorted(ENFORCEMENT_ROLES | NEUTRAL_ROLES))
def test_no_other_side_enters_a_table_of_it(cast: Cast, role: Role) -> None:
    member = partners.member(role, area=cast.area)
    for table in ("riskassessment", "riskjudgement", "abuseevent", "riskrise"):
        with pytest.raises(ProgrammingError), acting(member), connection.cursor() as cursor:
            cursor.execute(f"SELECT count(*) FROM support.safeguarding_{table}")


def test_the_pages_lead_through_it_part_by_part(cast: Cast, client: Client) -> None:
    base = f"/safeguarding/people/{cast.rosie.id}/risk/"
    partners.sign_in(client, cast.ana)
    assert "Nothing assessed yet" in client.get(base).content.decode()
    sent = {
        "instrument": "dash",
        "wording": "2014",
        "source": "together",
        "form_id": str(uuid4()),
    }
    url = client.post(f"{base}assess/", sent)["Location"]
    for version in range(1, 5):
        numbers = range(version * 6 - 5, version * 6 + 1)
        form = {f"q{n}": "yes" if n <= 16 else "unknown" for n in numbers}
        form |= {f"q{n}_note": f"Words {n}" for n in numbers}
        assert "Check that the numbers agree" in client.get(url).content.decode()
        answer = client.post(url, {**form, "version": str(version)})
        assert answer.status_code == 302
        url = answer["Location"]
    assert "Words 24" in client.get(url).content.decode()
    client.post(f"{url}finish/", {"version": "5", "verb": "finish"})
    assert client.get(base)["Location"] == f"{base}rise/"
    card = client.get(f"{base}rise/").content.decode()
    assert "moj-interruption-card" in card
    assert "Visible high risk" in card
    refused = client.post(f"{base}rise/leave/", {"version": "1", "reasons": ""})
    assert refused.status_code == 200
    client.post(f"{base}rise/leave/", {"version": "1", "reasons": "She leaves tonight."})
    client.post(f"{base}judge/", {"level": "3", "reasons": "He said so.", "form_id": str(uuid4())})
    client.post(f"{base}rise/", {"version": "1"})
    page = client.get(base).content.decode()
    assert "16 of 24" in page
    assert "He said so." in page
    assert "How the risk changed" in page
    partners.sign_in(client, cast.bea)
    assert client.get(base).status_code == 404


def test_a_risk_that_rose_once_is_asked_again_when_it_rises_further(cast: Cast) -> None:
    cast.assesses(10)
    rise = cast.risk().rise
    cast.do(
        actions.answer_rise, rise=rise, verb="leave", reasons="A plan is made.", expected_version=1
    )
    cast.notes(HIT)
    assert cast.risk().rise.id == rise.id
    cast.assesses(14)
    assert cast.risk().rise.state == RiseState.OPEN
