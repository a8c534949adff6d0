"""What puts a home at risk, the review of a notice before any eviction, and what housing sees."""

import json
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import DatabaseError, connection
from django.test import Client

from wayside.access.permissions import NotAllowed
from wayside.access.vocabulary import Role
from wayside.notices.models import Notice
from wayside.partners.tests import factories as partners
from wayside.people.actions import NotOpenError
from wayside.people.queries.mine import Mine
from wayside.sharing import actions as sharing
from wayside.sharing.models import Subject
from wayside.support import duties
from wayside.support.homes import actions
from wayside.support.homes.actions import Served
from wayside.support.homes.rules import REVIEW
from wayside.support.homes.tests.cast import ADDRESS, SAID, TODAY, Cast
from wayside.support.homes.vocabulary import Cause, HomeState, NoticeKind, ReviewState, Risk
from wayside.support.models import (
    Home,
    HomeMove,
    HomeReview,
    HomeRisk,
    KeptHome,
    KeptRisk,
)
from wayside.support.tests import factories
from wayside.support.tests.factories import NOW, acting
from wayside.web.collisions import Collision
from wayside.web.states import NotNow

pytestmark = pytest.mark.django_db
LABEL = "Room 4"


@pytest.fixture
def cast(settings: Any) -> Cast:
    """Pages are asked for on the day after."""
    settings.WAYSIDE_TODAY = TODAY + timedelta(days=1)
    return Cast()


def _kept(cast: Cast) -> Home:
    """A home of the association, at risk, which its officers may see."""
    home = cast.lives(keeper_id=cast.keeper.id)
    cast.shares(cast.keeper)
    cast.risks(home)
    home = cast.again(home)
    cast.do(actions.let_keeper_see, home=home, label=LABEL, expected_version=home.version)
    return cast.again(home)


def test_a_home_is_at_risk_with_its_first_risk_and_no_more_with_its_last(cast: Cast) -> None:
    home = cast.lives()
    first = cast.risks(home)
    assert cast.again(home).state == HomeState.AT_RISK
    second = cast.risks(cast.again(home), Risk.RENT)
    again = cast.risks(cast.again(home), Risk.RENT)
    assert again.id == second.id
    with pytest.raises(NotNow, match="puts this home at risk"):
        cast.moves(cast.again(home), "safe")
    for risk in (first, again):
        over: dict[str, Any] = {"on_date": TODAY, "expected_version": risk.version}
        cast.do(actions.end_risk, risk=risk, **over)
        with pytest.raises(NotNow, match="over already"):
            cast.do(actions.end_risk, risk=risk, on_date=TODAY, expected_version=risk.version)
    assert cast.again(home).state == HomeState.LIVING


def test_an_eviction_waits_for_the_review_of_every_notice(cast: Cast) -> None:
    home = cast.lives()
    first, second = cast.served(home), cast.served(cast.again(home))
    for review in (first, second):
        with pytest.raises(NotNow, match="safeguarding review"):
            cast.moves(cast.again(home), "evict", cause=Cause.RENT)
        cast.concludes(review)
    assert cast.moves(cast.again(home), "evict", cause=Cause.RENT).state == HomeState.EVICTED


def test_no_form_notes_an_eviction_before_the_review(cast: Cast, client: Client) -> None:
    home = cast.lives()
    review = cast.served(home)
    partners.sign_in(client, cast.ana)
    base = f"/support/people/{cast.rosie.id}/homes/"
    step = {"verb": "evict", "cause": "rent", "on_date": "2/7/2018", "version": "3"}
    refused = client.post(f"{base}{home.id}/step/", step).content.decode()
    assert "safeguarding review is concluded" in refused
    url = f"{base}review/{review.id}/"
    assert client.get(url).status_code == 200
    assert client.post(url, {"version": "1", "on_date": "2/7/2018"}).status_code == 302
    assert client.post(url, {"version": "2", "plan": "Her sister."}).status_code == 302
    assert client.get(url).status_code == 404
    assert "Her sister." in client.get(base).content.decode()
    assert client.post(f"{base}{home.id}/step/", step).status_code == 302
    assert cast.again(home).state == HomeState.EVICTED


@pytest.mark.parametrize(
    "attack",
    [
        "UPDATE support.support_home SET state = 'evicted', cause = 'rent'",
        "UPDATE support.support_home SET state = 'rehoused', ended_by = 'evict'",
        "UPDATE support.support_homereview SET state = 'concluded'",
        "UPDATE support.support_homereview SET state = 'concluded', held_date = now(),"
        " concluded_date = now()",
        "UPDATE support.support_homereview SET home_id = gen_random_uuid()",
        "INSERT INTO support.support_homemove (id, home_id, subject_id, controller_id, verb, state,"
        " cause, words, on_date, at, by_id) SELECT gen_random_uuid(), home_id, subject_id,"
        " controller_id, 'evict', 'evicted', 'rent', '', on_date, at, by_id"
        " FROM support.support_homemove LIMIT 1",
    ],
)
def test_no_sql_notes_an_eviction_before_the_review(cast: Cast, attack: str) -> None:
    cast.served(cast.lives())
    with pytest.raises(DatabaseError), acting(cast.ana), connection.cursor() as cursor:
        cursor.execute(attack)


def test_no_sql_takes_a_review_away_or_back(cast: Cast) -> None:
    home = cast.lives()
    review = cast.served(home)
    for table in ("homereview", "homenotice"):
        with acting(cast.ana), connection.cursor() as cursor:
            cursor.execute(f"DELETE FROM support.support_{table}")
            assert cursor.rowcount == 0
    cast.concludes(review)
    with pytest.raises(DatabaseError, match="stays as it is"), acting(cast.ana):
        HomeReview.objects.update(state=ReviewState.OPENED)


def test_a_review_is_due_in_its_days_and_before_the_notice_runs_out(cast: Cast) -> None:
    home = cast.lives()
    assert cast.served(home).due_date == TODAY + timedelta(days=7)  # five working days
    assert cast.served(cast.again(home), NoticeKind.CLOSURE).due_date == TODAY + timedelta(days=1)
    soon = Served(NoticeKind.WARRANT, TODAY, TODAY + timedelta(days=2))
    held = cast.again(home)
    notice = cast.do(
        actions.serve_notice,
        home=held,
        served=soon,
        form_id=uuid4(),
        expected_version=held.version,
    )
    with acting(cast.ana):
        assert notice.review.due_date == TODAY + timedelta(days=2)
        found = duties.due(Mine(partners.actor_of(cast.ana), now=NOW))
    due = [each for each in found if "hold the safeguarding review" in str(each.label)]
    assert [each.due_date for each in due] == [TODAY + timedelta(days=days) for days in (1, 2, 7)]


def test_a_notice_tells_the_worker_and_the_lead_and_names_nobody(cast: Cast) -> None:
    cast.served(cast.lives())
    told = Notice.objects.filter(subject__contains="notice was served")
    assert set(told.values_list("person_id", flat=True)) == {
        cast.ana.person_id,
        cast.lead.person_id,
    }
    assert "Rosie" not in str([(each.subject, each.body, each.path) for each in told])


def test_the_record_opens_to_the_lead_who_is_asked_to_review(cast: Cast) -> None:
    with acting(cast.lead):
        assert not Home.objects.exists()
    cast.served(cast.lives())
    cast.do(actions.open_homes, member=cast.lead, person=cast.rosie)


def test_a_lead_whom_a_lock_keeps_out_is_not_told(cast: Cast) -> None:
    with acting(cast.ana):
        subject = Subject.objects.get(id=cast.rosie.subject_id)
    cast.do(sharing.lock_out, subject=subject, person=cast.lead.person)
    cast.served(cast.lives())
    told = Notice.objects.filter(subject__contains="notice was served")
    assert set(told.values_list("person_id", flat=True)) == {cast.ana.person_id}


def test_the_officers_of_the_keeping_agency_are_told_only_where_they_see_the_home(
    cast: Cast,
) -> None:
    cast.served(cast.lives(keeper_id=cast.keeper.id))
    theirs = Notice.objects.filter(
        person_id=cast.officer.person_id, subject__contains="your agency"
    )
    assert not theirs.exists()
    home = cast.again(Home(id=_home_id(cast)))
    cast.shares(cast.keeper)
    cast.do(actions.let_keeper_see, home=home, label=LABEL, expected_version=home.version)
    cast.served(cast.again(home))
    assert theirs.count() == 1


def _home_id(cast: Cast) -> UUID:
    with acting(cast.ana):
        return Home.objects.get().id


def test_a_notice_is_noted_once_and_only_where_somebody_lives(cast: Cast) -> None:
    home = cast.lives()
    form = uuid4()
    given: dict[str, Any] = {
        "home": home,
        "served": Served(NoticeKind.SECTION_8, TODAY),
        "form_id": form,
    }
    first = cast.do(actions.serve_notice, expected_version=home.version, **given)
    second = cast.do(actions.serve_notice, expected_version=home.version, **given)
    assert first.id == second.id
    gone = cast.moves(cast.home(), "fall_through")
    with pytest.raises(NotNow, match="Nobody lives"):
        cast.served(gone)
    wrong = Served(NoticeKind.SECTION_8, TODAY, TODAY - timedelta(days=1))
    held = cast.again(home)
    with pytest.raises(NotNow, match="before it was served"):
        cast.do(
            actions.serve_notice,
            home=held,
            served=wrong,
            form_id=uuid4(),
            expected_version=held.version,
        )


@pytest.mark.parametrize("state", list(ReviewState))
def test_a_review_takes_the_steps_of_its_table(cast: Cast, state: ReviewState) -> None:
    review = cast.served(cast.lives())
    if state != ReviewState.OPENED:
        review = cast.do(
            actions.hold_review, review=review, verb="hold", on_date=TODAY, expected_version=1
        )
    if state == ReviewState.CONCLUDED:
        review = cast.do(actions.conclude_review, review=review, plan="A plan", expected_version=2)
    given: dict[str, Any] = {"review": review, "expected_version": review.version}
    if not REVIEW.can(state, "conclude"):
        with pytest.raises(NotNow):
            cast.do(actions.conclude_review, plan="Another", **given)
    for verb in ("hold", "again"):
        if not REVIEW.can(state, verb):
            with pytest.raises(NotNow):
                cast.do(actions.hold_review, verb=verb, on_date=TODAY, **given)
    if state == ReviewState.HELD:
        with pytest.raises(NotNow, match="Write what was agreed"):
            cast.do(actions.conclude_review, plan=" ", **given)
        again = cast.do(actions.hold_review, verb="again", on_date=TODAY, **given)
        assert again.state == ReviewState.OPENED


def test_two_who_review_at_once_are_told_and_a_colleague_reviews_nothing(cast: Cast) -> None:
    review = cast.served(cast.lives())
    given: dict[str, Any] = {"review": review, "verb": "hold", "on_date": TODAY}
    with pytest.raises(NotOpenError):
        cast.do(actions.hold_review, member=cast.bea, expected_version=1, **given)
    cast.do(actions.hold_review, expected_version=1, **given)
    with pytest.raises(Collision):
        cast.do(actions.hold_review, expected_version=1, **given)


def test_housing_sees_categories_and_dates_and_never_an_account(cast: Cast, client: Client) -> None:
    cast.served(_kept(cast))
    partners.sign_in(client, cast.officer)
    page = client.get("/support/homes/kept/").content.decode()
    for words in (LABEL, "taken over", "Serious risk", "safeguarding review is due"):
        assert words in page
    for words in (SAID, ADDRESS, "Rosie", str(cast.rosie.id), str(cast.rosie.subject_id)):
        assert words not in page
    assert "Help to keep 1 home" in client.get("/").content.decode()


def test_an_officer_opens_no_other_address_and_no_other_table(cast: Cast, client: Client) -> None:
    home = _kept(cast)
    review = cast.served(home)
    with acting(cast.ana):
        risk = HomeRisk.objects.get()
    partners.sign_in(client, cast.officer)
    base = f"/support/people/{cast.rosie.id}/homes/"
    for part in (
        "", "begin/", f"{home.id}/step/", f"{home.id}/risk/", f"{home.id}/risk/{risk.id}/",
        f"{home.id}/keeper/", f"{home.id}/notice/", f"review/{review.id}/",
        f"review/{review.id}/again/",
    ):  # fmt: skip
        assert client.get(base + part).status_code == 403
        assert client.post(base + part, {"version": "1"}).status_code == 403
    assert client.get("/support/homes/count/").status_code == 403
    with acting(cast.officer), connection.cursor() as cursor:
        for table in ("home", "homemove", "homerisk", "homenotice", "homereview"):
            cursor.execute(f"SELECT count(*) FROM support.support_{table}")
            assert cursor.fetchone() == (0,)
        cursor.execute("SELECT to_jsonb(k) FROM support.support_keptrisk k")
        assert set(json.loads(cursor.fetchone()[0])) == {
            "id", "kept_id", "risk_id", "controller_id", "keeper_id", "category", "level",
            "since_date", "ended_date",
        }  # fmt: skip
        for table in ("kepthome", "keptrisk"):
            cursor.execute(f"UPDATE support.support_{table} SET ended_date = now()")
            assert cursor.rowcount == 0
    for action in (actions.open_homes,):
        with pytest.raises(NotAllowed):
            cast.do(action, member=cast.officer, person=cast.rosie)


def test_what_housing_sees_is_gone_with_the_consent(cast: Cast, client: Client) -> None:
    _kept(cast)
    cast.withdraws()
    with acting(cast.officer):
        assert not KeptHome.objects.exists()
        assert not KeptRisk.objects.exists()
    partners.sign_in(client, cast.officer)
    assert LABEL not in client.get("/support/homes/kept/").content.decode()


def test_no_other_role_or_agency_sees_it(cast: Cast) -> None:
    _kept(cast)
    elsewhere = factories.worker(
        factories.charity("Other homes", area=cast.area), Role.HOUSING_OFFICER
    )
    for member in (
        elsewhere,
        cast.bea,
        factories.worker(cast.keeper, Role.SERVICE_WORKER),
        factories.worker(cast.keeper, Role.SAFEGUARDING_LEAD),
        factories.worker(cast.charity, Role.HOUSING_OFFICER),
    ):
        with acting(member):
            assert not KeptHome.objects.exists()
            assert not KeptRisk.objects.exists()


def test_nothing_is_let_seen_without_a_keeper_or_without_consent(cast: Cast) -> None:
    nobodys = cast.lives()
    given: dict[str, Any] = {"label": LABEL, "expected_version": 2}
    with pytest.raises(NotNow, match="No agency"):
        cast.do(actions.let_keeper_see, home=nobodys, **given)
    cast.moves(nobodys, "leave")
    theirs = cast.lives(keeper_id=cast.keeper.id)
    with pytest.raises(NotNow, match="Ask this person"):
        cast.do(actions.let_keeper_see, home=theirs, **given)
    with pytest.raises(DatabaseError), acting(cast.ana):
        KeptHome(
            home=theirs,
            controller_id=theirs.controller_id,
            keeper=cast.keeper,
            label=LABEL,
            created_at=NOW,
            updated_at=NOW,
        ).save(force_insert=True)


def test_the_trail_of_a_home_that_was_evicted_keeps_its_cause(cast: Cast) -> None:
    home = cast.lives()
    cast.moves(home, "evict", cause=Cause.ILLEGAL)
    with acting(cast.ana):
        assert HomeMove.objects.get(verb="evict").cause == Cause.ILLEGAL
