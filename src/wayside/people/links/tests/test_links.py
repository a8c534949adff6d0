"""Nobody learns that another service knows somebody until the person has said yes in both."""

import re
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, ProgrammingError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from wayside.access.actor import Actor
from wayside.access.permissions import NotAllowed
from wayside.access.vocabulary import Role, Side
from wayside.audit.models import Event
from wayside.notices.models import Notice
from wayside.partners.models import Membership
from wayside.partners.tests import factories as partners
from wayside.people import jobs
from wayside.people.actions import NotOpenError
from wayside.people.links import actions, queries
from wayside.people.links.permissions import FIND_LINKS
from wayside.people.links.vocabulary import LINKING, Verdict, Wish
from wayside.people.models import LinkCandidate, LinkChoice, Person, SearchToken
from wayside.people.tests import factories
from wayside.people.tests.cast import Cast
from wayside.people.tests.factories import NOW, TODAY, acting
from wayside.people.vocabulary import DAILY
from wayside.sharing import actions as sharing
from wayside.web.states import NotNow

pytestmark = pytest.mark.django_db
NUMBERS = re.compile(r"[0-9a-f]{8}[0-9a-f-]{24,28}|s[0-9]+_x[0-9]+|'[^']*'")
HER = {"family_name": "Lantern", "born": "1990-05-17"}


class Pair:
    """One person whom two charities of one area support, and a link reviewer."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.reviewer = partners.member(Role.LINK_REVIEWER, area=cast.area)
        self.ours = factories.person(cast.ana, "Katarzyna", given_name="Katarzyna", **HER)
        self.theirs = factories.person(cast.other, "Kasia", given_name="Katarzyna", **HER)

    def found(self) -> LinkCandidate:
        jobs.pair_up(now=NOW)
        with acting(self.reviewer):
            return LinkCandidate.objects.get()

    def judged(self, verdict: Verdict = Verdict.LIKELY) -> None:
        held = self.found()
        with acting(self.reviewer):
            actions.judge_candidate(
                held=held, verdict=verdict, by=partners.actor_of(self.reviewer), now=NOW
            )

    def says(self, member: Membership, wish: Wish, *, now: datetime = NOW) -> None:
        person = self.ours if member == self.cast.ana else self.theirs
        with acting(member, now=now):
            actions.choose_link(
                person=person, wish=wish, words="", by=partners.actor_of(member), now=now
            )

    def sees(self, member: Membership) -> list[str]:
        person = self.ours if member == self.cast.ana else self.theirs
        with acting(member):
            found = actions.read_links(person=person, by=partners.actor_of(member), now=NOW)
            return [each.agency.name for each in found.also]

    def both_see(self) -> tuple[list[str], list[str]]:
        return self.sees(self.cast.ana), self.sees(self.cast.other)


@pytest.fixture
def pair(cast: Cast) -> Pair:
    return Pair(cast)


def test_the_reviewer_alone_sees_a_pair_with_names_and_births_and_no_more(pair: Pair) -> None:
    held = pair.found()
    with acting(pair.reviewer):
        assert {one["called"] for one in held.shown.values()} == {"Katarzyna", "Kasia"}
        assert {name for one in held.shown.values() for name in one} == set(actions.SHOWN)
        for model in (Person, SearchToken, LinkChoice):
            assert not model._default_manager.exists()
    for member in (pair.cast.ana, pair.cast.bea, pair.cast.lead, pair.cast.other):
        with acting(member):
            assert LinkCandidate.objects.count() == 0
            assert not LinkCandidate.objects.filter(id=held.id).update(verdict="likely")
            with pytest.raises(NotAllowed):
                actions.list_candidates(by=partners.actor_of(member), now=NOW)


def test_a_reviewer_of_another_area_or_locked_out_sees_nothing(pair: Pair) -> None:
    held = pair.found()
    elsewhere = partners.member(Role.LINK_REVIEWER, area=partners.area())
    with acting(pair.cast.ana):
        sharing.lock_out(
            subject=pair.ours.subject, person=pair.reviewer.person, by=pair.cast.ana_acts, now=NOW
        )
    for member in (elsewhere, pair.reviewer):
        with acting(member), pytest.raises(NotOpenError):
            actions.open_candidate(candidate_id=held.id, by=partners.actor_of(member), now=NOW)


def test_both_workers_learn_of_each_other_once_both_were_told_yes(pair: Pair) -> None:
    nothing: tuple[list[str], list[str]] = ([], [])
    assert pair.both_see() == nothing
    pair.judged()
    assert pair.both_see() == nothing
    pair.says(pair.cast.ana, Wish.YES)
    assert pair.both_see() == nothing
    pair.says(pair.cast.other, Wish.YES)
    assert pair.both_see() == (["Other Example"], ["Harbour Example"])
    pair.says(pair.cast.ana, Wish.NO, now=NOW + timedelta(minutes=1))
    with acting(pair.cast.other, now=NOW + timedelta(minutes=2)):
        assert not queries.also_supported(pair.theirs)


@pytest.mark.parametrize("verdict", [Verdict.NOT, None])
def test_wishes_alone_tell_nothing(pair: Pair, verdict: Verdict | None) -> None:
    if verdict:
        pair.judged(verdict)
    else:
        pair.found()
    pair.says(pair.cast.ana, Wish.YES)
    pair.says(pair.cast.other, Wish.YES)
    assert pair.both_see() == ([], [])


def test_who_says_no_is_paired_with_nobody_and_nobody_is_told(pair: Pair) -> None:
    pair.says(pair.cast.other, Wish.NO)
    assert jobs.pair_up(now=NOW) == 0
    pair.says(pair.cast.other, Wish.YES, now=NOW + timedelta(minutes=1))
    assert jobs.pair_up(now=NOW + timedelta(minutes=2)) == 1
    pair.says(pair.cast.ana, Wish.NO, now=NOW + timedelta(minutes=3))
    with acting(pair.reviewer, now=NOW + timedelta(minutes=4)):
        assert not LinkCandidate.objects.exists()
    assert not Notice.objects.exists()


def test_a_pair_is_found_once_and_judged_once(pair: Pair) -> None:
    held = pair.found()
    assert jobs.pair_up(now=NOW) == 0
    by = partners.actor_of(pair.reviewer)
    with acting(pair.reviewer):
        actions.judge_candidate(held=held, verdict=Verdict.NOT, by=by, now=NOW)
        with pytest.raises(NotNow, match="already"):
            actions.judge_candidate(held=held, verdict=Verdict.LIKELY, by=by, now=NOW)
    assert jobs.pair_up(now=NOW) == 0


def test_people_of_one_agency_or_of_areas_apart_are_not_paired(cast: Cast) -> None:
    factories.person(cast.ana, "Katarzyna", given_name="Katarzyna", **HER)
    factories.person(cast.bea, "Kasia", given_name="Katarzyna", **HER)
    far = factories.worker(factories.charity("Far Example", area=partners.area()))
    factories.person(far, "Kasia", given_name="Katarzyna", **HER)
    assert jobs.pair_up(now=NOW) == 0


def test_no_member_and_no_other_service_can_write_a_pair_or_ask_the_helpers(pair: Pair) -> None:
    first, second = sorted((pair.ours.subject_id, pair.theirs.subject_id))
    stranger = Actor.service("anything", permissions=(FIND_LINKS,), works_for=Side.SUPPORT)
    for who in (pair.cast.ana, pair.cast.other, pair.reviewer, stranger):
        for known in (False, True):
            if known:
                jobs.pair_up(now=NOW)
            with (
                acting(who),
                pytest.raises(DatabaseError, match="row-level security"),
                transaction.atomic(),
            ):
                LinkCandidate.objects.bulk_create(
                    [LinkCandidate(first_id=first, second_id=second, found_at=NOW)]
                )
    for asked in ("link_wish", "is_unlocked"):
        with (
            acting(pair.cast.ana),
            connection.cursor() as cursor,
            pytest.raises(ProgrammingError, match="permission denied"),
            transaction.atomic(),
        ):
            cursor.execute(f"SELECT support.{asked}(%s)", [pair.theirs.subject_id])


def test_a_member_named_like_a_service_is_none(pair: Pair) -> None:
    pair.found()
    for name in (LINKING, DAILY):
        with acting(replace(partners.actor_of(pair.cast.bea), name=name)):
            assert not LinkCandidate.objects.exists()
            assert not LinkChoice.objects.exists()
            assert [each.id for each in Person.objects.all()] == [pair.ours.id]


def test_the_linking_service_off_the_support_side_enters_nothing(pair: Pair) -> None:
    outside = Actor.service(LINKING, permissions=(FIND_LINKS,), works_for=Side.NEUTRAL)
    with (
        acting(outside),
        pytest.raises(ProgrammingError, match=r"permission denied|does not exist"),
        transaction.atomic(),
    ):
        Person.objects.exists()


def test_a_record_answers_alike_whether_or_not_another_service_knows_the_person(
    pair: Pair, client: Client, settings: Any
) -> None:
    settings.WAYSIDE_TODAY = TODAY + timedelta(days=1)
    partners.sign_in(client, pair.cast.ana)
    alone = factories.person(pair.cast.ana, "Zofia")
    pair.judged()
    pair.says(pair.cast.other, Wish.YES)
    client.get(f"/people/{alone.id}/services/")
    answers = []
    for person in (alone, pair.ours):
        with CaptureQueriesContext(connection) as asked:
            page = client.get(f"/people/{person.id}/services/").content.decode()
        told = page.replace(str(person.id), "").replace(person.called, "")
        shape = [NUMBERS.sub("", each["sql"]) for each in asked.captured_queries]
        answers.append((told.split("<h1")[1].split("</main>")[0], shape))
    assert answers[0] == answers[1]


def test_the_trail_of_neither_agency_names_the_pair(pair: Pair) -> None:
    pair.judged()
    agencies = {pair.cast.charity.id, pair.cast.other_charity.id}
    told = Event.objects.filter(action__in=["people.find_links", "people.judge_candidate"])
    assert told.count() == 2
    assert not told.filter(controller_id__in=agencies).exists()
    assert not told.filter(record_id__in=[pair.ours.id, pair.theirs.id]).exists()


def test_from_a_pair_to_a_link_on_the_pages(pair: Pair, client: Client, settings: Any) -> None:
    settings.WAYSIDE_TODAY = TODAY + timedelta(days=1)
    held = pair.found()
    partners.sign_in(client, pair.reviewer)
    assert "Kasia" in client.get("/people/links/").content.decode()
    page = client.get(f"/people/links/{held.id}/").content.decode()
    assert "Is this one person?" in page
    assert "Harbour" not in page
    assert client.get(f"/people/{pair.ours.id}/").status_code == 403
    assert client.post(f"/people/links/{held.id}/", {"verdict": "likely"}).status_code == 302
    assert "Nothing to judge" in client.get("/people/links/").content.decode()
    for member, person in ((pair.cast.ana, pair.ours), (pair.cast.other, pair.theirs)):
        partners.sign_in(client, member)
        assert client.get("/people/links/").status_code == 403
        asked = client.post(f"/people/{person.id}/services/ask/", {"wish": "yes"})
        assert asked.status_code == 302
    shown = client.get(f"/people/{pair.theirs.id}/services/").content.decode()
    assert "Harbour Example" in shown
