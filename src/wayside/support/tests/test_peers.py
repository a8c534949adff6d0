"""Volunteers: checked, judged together, matched by two consents; a record stays closed to them."""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import ProgrammingError, connection
from django.test import Client

from wayside.access.permissions import NotAllowed
from wayside.access.vocabulary import ENFORCEMENT_ROLES, NEUTRAL_ROLES, Role
from wayside.audit.models import Event
from wayside.partners.models import Membership
from wayside.partners.tests import factories as partners
from wayside.people.actions import NotOpenError
from wayside.people.models import Person
from wayside.people.queries.mine import Mine
from wayside.people.relations.tests.factories import relation
from wayside.sharing.actions import lock_out
from wayside.support import actions as support
from wayside.support import duties
from wayside.support.actions import Assessed
from wayside.support.models import PeerMatch, PeerRecord, Volunteer
from wayside.support.peers import actions, queries, rules
from wayside.support.peers.actions import Application
from wayside.support.peers.vocabulary import CheckKind, MatchState, VolunteerState
from wayside.support.tests import factories
from wayside.support.tests.factories import NOW, acting
from wayside.support.vocabulary import Level, NeedKind
from wayside.web.collisions import Collision
from wayside.web.states import NotNow

pytestmark = pytest.mark.django_db
TODAY = NOW.date()


class Cast:
    """A charity with a lead who runs volunteering, two caseworkers and two people supported."""

    def __init__(self) -> None:
        self.area = partners.area()
        self.charity = factories.charity(area=self.area)
        self.ana, self.bea = factories.worker(self.charity), factories.worker(self.charity)
        self.lead = factories.worker(self.charity, Role.SAFEGUARDING_LEAD)
        self.other = factories.worker(
            factories.charity("Beside", area=self.area), Role.SAFEGUARDING_LEAD
        )
        self.rosie = factories.person(self.ana, "Rosie", family_name="Lantern")
        self.kasia = factories.person(self.bea, "Kasia")

    def do(self, member: Membership, action: Any, *, now: datetime = NOW, **given: Any) -> Any:
        with acting(member, now=now):
            return action(by=partners.actor_of(member), now=now, **given)

    def applies(self, name: str = "Tam", person: Person | None = None, **given: Any) -> Volunteer:
        made: Volunteer = self.do(
            self.bea if person else self.lead,
            actions.take_application,
            application=Application(name, self.lead),
            person=person,
            form_id=uuid4(),
            **given,
        )
        return made

    def checked(self, held: Volunteer, *, done: date = TODAY) -> None:
        for kind in CheckKind:
            self.do(self.lead, actions.note_check, volunteer=held, kind=kind, done=done, until=None)

    def moves(self, held: Volunteer, *verbs: str) -> Volunteer:
        for verb in verbs:
            held = self.do(
                self.lead,
                actions.move_volunteer,
                volunteer=held,
                verb=verb,
                expected_version=held.version,
            )
        return held

    def judges(self, held: Volunteer, by: Membership, is_ready: bool = True) -> None:
        self.do(by, actions.judge_readiness, volunteer=held, is_ready=is_ready, words="I am.")

    def ready(self, name: str = "Tam") -> Volunteer:
        held = self.applies(name)
        self.checked(held)
        return self.moves(held, "check", "take_on")

    def peer(self) -> Volunteer:
        held = self.applies("Kay", self.kasia)
        self.checked(held)
        held = self.moves(held, "check")
        self.judges(held, self.lead)
        self.judges(held, self.bea)
        return self.moves(held, "take_on")

    def proposes(self, held: Volunteer, called: str = "Rose") -> PeerMatch | None:
        made: PeerMatch | None = self.do(
            self.ana, actions.propose_match, person=self.rosie, volunteer=held, called=called
        )
        return made

    def notes(self, match: PeerMatch, verb: str, by: Membership) -> PeerMatch | None:
        moved: PeerMatch | None = self.do(
            by, actions.move_match, match=match, verb=verb, expected_version=match.version
        )
        return moved


@pytest.fixture
def cast() -> Cast:
    return Cast()


def labels(member: Membership, now: datetime = NOW) -> list[str]:
    with acting(member):
        by = partners.actor_of(member)
        return [str(each.label) for each in duties.due(Mine(by, now=now))]


def test_nobody_is_taken_on_without_every_check(cast: Cast) -> None:
    held = cast.moves(cast.applies(), "check")
    with pytest.raises(NotNow, match="DBS"):
        cast.moves(held, "take_on")
    cast.checked(held)
    assert cast.moves(held, "take_on").state == VolunteerState.READY


def test_a_peer_supporter_is_judged_by_two_people_and_not_yet_counts_last(cast: Cast) -> None:
    held = cast.applies("Kay", cast.kasia)
    cast.checked(held)
    held = cast.moves(held, "check")
    cast.judges(held, cast.lead)
    cast.judges(held, cast.lead)
    with pytest.raises(NotNow, match="Two people"):
        cast.moves(held, "take_on")
    cast.judges(held, cast.bea)
    cast.do(
        cast.bea, actions.judge_readiness, volunteer=held, is_ready=False, words="",
        now=NOW + timedelta(hours=1),
    )  # fmt: skip
    with pytest.raises(NotNow, match="Two people"):
        cast.do(
            cast.lead, actions.move_volunteer, volunteer=held, verb="take_on",
            expected_version=held.version, now=NOW + timedelta(hours=2),
        )  # fmt: skip


def test_who_runs_volunteering_never_sees_the_record_unless_they_agree(cast: Cast) -> None:
    held = cast.peer()
    with acting(cast.lead):
        assert not PeerRecord.objects.exists()
    with acting(cast.bea):
        record = PeerRecord.objects.get()
    cast.do(cast.bea, actions.let_know, record=record, agreed=True, expected_version=1)
    with acting(cast.lead):
        assert queries.record_known(held) == record
        with pytest.raises(NotOpenError):
            actions.open_volunteering(person=cast.kasia, by=partners.actor_of(cast.lead), now=NOW)
    cast.do(cast.bea, actions.let_know, record=record, agreed=False, expected_version=2)
    with acting(cast.lead):
        assert not PeerRecord.objects.exists()
    with acting(cast.other):
        assert not Volunteer.objects.exists()


def test_nobody_goes_along_while_a_need_of_their_own_is_urgent(cast: Cast) -> None:
    held = cast.peer()
    assessed = {NeedKind.SAFETY: Assessed(Level.URGENT)}
    cast.do(cast.bea, support.assess_needs, person=cast.kasia, assessed=assessed)
    assert cast.proposes(held) is None
    assert Event.objects.filter(action="support.bar_match").count() == 1
    later = NOW + timedelta(hours=1)
    assessed = {NeedKind.SAFETY: Assessed(Level.SOME)}
    cast.do(cast.bea, support.assess_needs, person=cast.kasia, assessed=assessed, now=later)
    assert cast.proposes(held)


def test_both_agree_before_it_begins_and_either_may_end_it(cast: Cast) -> None:
    match = cast.proposes(cast.ready())
    assert match
    assert "Ask whether they go along with Rose" in labels(cast.lead)
    with pytest.raises(NotNow):
        cast.notes(match, "start", cast.ana)
    with pytest.raises(NotNow, match="asks the volunteer"):
        cast.notes(match, "agree", cast.ana)
    agreed = cast.notes(match, "agree", cast.lead)
    assert agreed
    assert "Both agree: bring the volunteer together with them" in labels(cast.ana)
    with pytest.raises(NotOpenError):
        cast.notes(agreed, "start", cast.lead)
    begun = cast.notes(agreed, "start", cast.ana)
    assert begun
    with pytest.raises(Collision):
        cast.do(cast.lead, actions.move_match, match=begun, verb="end", expected_version=1)
    ended = cast.notes(begun, "end", cast.lead)
    assert ended
    assert ended.state == MatchState.ENDED


def test_an_expired_check_is_due_and_bars_from_a_match(cast: Cast) -> None:
    held = cast.applies()
    cast.checked(held, done=TODAY - timedelta(days=3 * 365 - 10))
    with pytest.raises(NotNow, match="safeguarding"):
        cast.moves(held, "check", "take_on")
    cast.do(
        cast.lead, actions.note_check, volunteer=held, kind=CheckKind.SAFEGUARDING, done=TODAY,
        until=None,
    )  # fmt: skip
    with acting(cast.lead):
        now = Volunteer.objects.get()
    cast.moves(now, "take_on")
    assert "Renew a check" in labels(cast.lead)
    assert "A check has expired: cannot be matched" in labels(cast.lead, NOW + timedelta(days=30))
    later = NOW + timedelta(days=30)
    with pytest.raises(NotNow, match="DBS"), acting(cast.ana, now=later):
        actions.propose_match(
            person=cast.rosie, volunteer=Volunteer.objects.get(), called="R",
            by=partners.actor_of(cast.ana), now=later,
        )  # fmt: skip


def test_a_volunteer_whom_they_must_not_meet_is_not_matched(cast: Cast) -> None:
    relation(cast.ana, cast.rosie, "Tam")
    assert cast.proposes(cast.ready("Tam")) is None
    assert cast.proposes(cast.ready("Una"))


def test_a_peer_supporter_with_somebody_to_avoid_is_not_matched(cast: Cast) -> None:
    relation(cast.bea, cast.kasia, "Rosie")
    assert cast.proposes(cast.peer()) is None


def test_a_conflict_lock_of_the_supervisor_bars_and_hides_the_match(cast: Cast) -> None:
    first = cast.proposes(cast.ready("Tam"))
    assert first
    cast.do(cast.ana, lock_out, subject=cast.rosie.subject, person=cast.lead.person)
    assert cast.proposes(cast.ready("Una")) is None
    with acting(cast.lead):
        assert not PeerMatch.objects.exists()


def test_a_double_click_is_one_and_no_family_name_is_told(cast: Cast) -> None:
    held = cast.ready()
    with pytest.raises(NotNow, match="No family name"):
        cast.proposes(held, "Rosie Lantern")
    assert cast.proposes(held)
    with pytest.raises(NotNow, match="already"):
        cast.proposes(held)
    form_id = uuid4()
    given: dict[str, Any] = {
        "application": Application("Una", cast.lead),
        "form_id": form_id,
    }
    first = cast.do(cast.lead, actions.take_application, **given)
    assert cast.do(cast.lead, actions.take_application, **given).id == first.id


def test_a_caseworker_sees_ready_volunteers_and_runs_nothing(cast: Cast) -> None:
    waiting, ready = cast.applies("Una"), cast.ready()
    with acting(cast.ana):
        assert [each.name for each in queries.volunteers()] == ["Tam"]
        opened = actions.open_volunteer(
            volunteer_id=ready.id, by=partners.actor_of(cast.ana), now=NOW
        )
        assert (opened.runs, opened.talks, opened.matches) == (False, (), ())
    with pytest.raises(NotAllowed):
        cast.do(
            cast.ana, actions.move_volunteer, volunteer=waiting, verb="check", expected_version=1
        )
    with pytest.raises(NotOpenError):
        cast.do(cast.ana, actions.note_talk, volunteer=ready, held=TODAY, next_date=TODAY, words="")


@pytest.mark.parametrize("role", sorted(ENFORCEMENT_ROLES | NEUTRAL_ROLES))
def test_no_other_side_enters_a_table_of_it(cast: Cast, role: Role) -> None:
    member = partners.member(role, area=cast.area, agency=cast.charity)
    for table in ("volunteer", "volunteercheck", "readiness", "peerrecord", "peermatch"):
        with pytest.raises(ProgrammingError), acting(member), connection.cursor() as cursor:
            cursor.execute(f"SELECT count(*) FROM support.support_{table}")


def test_talks_in_supervision_are_due(cast: Cast) -> None:
    held = cast.ready()
    assert "A talk with a volunteer is due" in labels(cast.lead)
    cast.do(
        cast.lead, actions.note_talk, volunteer=held, held=TODAY,
        next_date=TODAY + timedelta(days=30), words="Going well.",
    )  # fmt: skip
    assert "A talk with a volunteer is due" not in labels(cast.lead)
    assert "A talk with a volunteer is due" in labels(cast.lead, NOW + timedelta(days=30))


def test_what_has_expired_is_missing_and_what_lasts_is_not() -> None:
    checks = dict.fromkeys(CheckKind, TODAY)
    assert not rules.missing(checks, today=TODAY)
    assert rules.missing(checks, today=TODAY + timedelta(days=1)) == tuple(CheckKind)
    assert not rules.missing(dict.fromkeys(CheckKind), today=TODAY + timedelta(days=9999))


def test_the_pages_lead_from_an_application_to_going_along(
    cast: Cast, client: Client, settings: Any
) -> None:
    settings.WAYSIDE_TODAY = TODAY
    partners.sign_in(client, cast.lead)
    sent = {"name": "Tam", "supervisor": str(cast.lead.id), "form_id": str(uuid4())}
    assert client.post("/support/volunteers/add/", sent).status_code == 302
    with acting(cast.lead):
        one = f"/support/volunteers/{Volunteer.objects.get().id}/"
    client.post(f"{one}move/", {"verb": "check", "version": "1"})
    for kind in CheckKind:
        client.post(f"{one}checks/add/", {"kind": kind.value, "done": "1/7/2018"})
    client.post(f"{one}move/", {"verb": "take_on", "version": "2"})
    assert "Ready" in client.get("/support/volunteers/").content.decode()
    client.post(f"{one}talks/add/", {"held": "1/7/2018", "next_date": "1/8/2018", "words": "Well."})
    assert "Well." in client.get(one).content.decode()
    partners.sign_in(client, cast.ana)
    base = f"/support/people/{cast.rosie.id}/volunteers/"
    with acting(cast.ana):
        match = {"volunteer": str(Volunteer.objects.get().id), "called": "Rose", "agreed": "on"}
    assert client.post(f"{base}propose/", match).status_code == 302
    with acting(cast.ana):
        held = PeerMatch.objects.get()
    partners.sign_in(client, cast.lead)
    assert "Rose" in client.get(one).content.decode()
    client.post(f"{one}matches/{held.id}/", {"verb": "agree", "version": "1"})
    partners.sign_in(client, cast.ana)
    client.post(f"{base}matches/{held.id}/", {"verb": "start", "version": "2"})
    assert "Goes on" in client.get(base).content.decode()
    own = {"name": "Rose", "supervisor": str(cast.lead.id), "form_id": str(uuid4())}
    assert client.post(f"{base}apply/", own).status_code == 302
    assert "do not know" in client.get(base).content.decode()
    client.post(f"{base}known/", {"agreed": "yes", "version": "1"})
    assert "They take that back" in client.get(base).content.decode()
