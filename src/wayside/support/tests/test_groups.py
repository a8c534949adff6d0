"""Groups: invited by a safe way, never beside somebody to be avoided, seen by who facilitates."""

from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import ProgrammingError, connection
from django.test import Client

from wayside.access.actor import Actor
from wayside.access.vocabulary import ENFORCEMENT_ROLES, Role, Side
from wayside.audit.models import Event
from wayside.partners.models import Membership
from wayside.partners.tests import factories as partners
from wayside.people.actions import NotOpenError
from wayside.people.contact import actions as contact
from wayside.people.contact.tests.factories import route
from wayside.people.contact.vocabulary import RouteKind
from wayside.people.models import ContactAttempt, ContactRoute, Person
from wayside.people.permissions import RENEW_TOKENS
from wayside.people.queries.mine import Mine
from wayside.people.relations.actions import end_relation
from wayside.people.relations.tests.factories import relation
from wayside.sharing.actions import lock_out
from wayside.support import duties
from wayside.support.groups import actions, queries
from wayside.support.groups.actions import Described, Invited
from wayside.support.groups.vocabulary import Asked, Came, GroupKind, PlaceState
from wayside.support.models import Attendance, GroupPlace, GroupSession, KeptApart
from wayside.support.tests import factories
from wayside.support.tests.factories import NOW, acting
from wayside.support.timeline.actions import open_timeline
from wayside.web.collisions import Collision
from wayside.web.states import NotNow

pytestmark = pytest.mark.django_db
TODAY = NOW.date()
WHERE = "The back room, ring twice"


class Cast:
    """A charity with two caseworkers and a lead; the second facilitates a group."""

    def __init__(self) -> None:
        self.area = partners.area()
        self.charity = factories.charity(area=self.area)
        self.ana, self.bea = factories.worker(self.charity), factories.worker(self.charity)
        self.lead = factories.worker(self.charity, Role.SAFEGUARDING_LEAD)
        self.other = factories.worker(factories.charity("Beside", area=self.area))
        self.rosie = factories.person(self.ana, "Rosie", family_name="Lantern")
        self.kasia = factories.person(self.bea, "Kasia", given_name="Katarzyna")
        with acting(self.bea):
            self.group = actions.begin_group(
                described=Described("Freedom", GroupKind.PROGRAMME, where=WHERE, size=2),
                form_id=uuid4(),
                by=partners.actor_of(self.bea),
                now=NOW,
            )

    def joins(self, by: Membership, person: Person, called: str = "R") -> GroupPlace | None:
        with acting(by):
            return actions.join_group(
                person=person,
                group=self.group,
                called=called,
                by=partners.actor_of(by),
                now=NOW,
            )

    def invites(
        self, by: Membership, place: GroupPlace, how: Asked = Asked.SPOKE, **given: Any
    ) -> GroupPlace | None:
        invited = Invited(how, given.pop("answer_by", TODAY + timedelta(days=7)), **given)
        with acting(by):
            return actions.invite_to_group(
                place=GroupPlace.objects.get(id=place.id),
                invited=invited,
                attempt_id=uuid4(),
                expected_version=place.version,
                by=partners.actor_of(by),
                now=NOW,
            )

    def moves(self, by: Membership, place: GroupPlace, verb: str) -> GroupPlace:
        with acting(by):
            return actions.move_place(
                place=GroupPlace.objects.select_related("group").get(id=place.id),
                verb=verb,
                expected_version=place.version,
                by=partners.actor_of(by),
                now=NOW,
            )

    def takes_part(self, by: Membership, person: Person, called: str) -> GroupPlace:
        joined = self.joins(by, person, called)
        assert joined
        invited = self.invites(by, joined)
        assert invited
        return self.moves(by, invited, "accept")

    def session(self, starts_at: datetime) -> GroupSession:
        with acting(self.bea):
            return actions.add_session(
                group=self.group,
                starts_at=starts_at,
                ends_at=starts_at + timedelta(hours=2),
                topic="Trust",
                by=partners.actor_of(self.bea),
                now=NOW,
            )

    def register(self, at: GroupSession, came: dict[GroupPlace, Came], version: int = 1) -> int:
        with acting(self.bea):
            return actions.take_register(
                session=GroupSession.objects.select_related("group").get(id=at.id),
                came={place.id: each for place, each in came.items()},
                expected_version=version,
                by=partners.actor_of(self.bea),
                now=NOW,
            )


@pytest.fixture
def cast() -> Cast:
    return Cast()


def labels(member: Membership, now: datetime = NOW) -> list[str]:
    with acting(member):
        return [str(each.label) for each in duties.due(Mine(partners.actor_of(member), now=now))]


def test_the_list_is_seen_by_who_facilitates_and_the_own_worker_alone(cast: Cast) -> None:
    place = cast.joins(cast.ana, cast.rosie, "Rose")
    assert place
    for member in (cast.ana, cast.bea):
        with acting(member):
            assert [each.called for each in GroupPlace.objects.all()] == ["Rose"]
    for member in (cast.lead, cast.other):
        with acting(member):
            assert not GroupPlace.objects.exists()
    with acting(cast.lead):
        by = partners.actor_of(cast.lead)
        opened = actions.open_group(group_id=cast.group.id, by=by, now=NOW)
        assert (opened.is_own, opened.places) == (False, ())
    with acting(cast.other), pytest.raises(NotOpenError):
        actions.open_group(group_id=cast.group.id, by=partners.actor_of(cast.other), now=NOW)


def test_who_facilitates_does_not_open_the_record(cast: Cast) -> None:
    cast.joins(cast.ana, cast.rosie, "Rose")
    with acting(cast.bea), pytest.raises(NotOpenError):
        actions.read_groups_of(person=cast.rosie, by=partners.actor_of(cast.bea), now=NOW)


@pytest.mark.parametrize("role", sorted(ENFORCEMENT_ROLES))
def test_no_role_of_enforcement_enters_a_table_of_it(cast: Cast, role: Role) -> None:
    member = partners.member(role, area=cast.area)
    for table in ("group", "groupplace", "attendance", "keptapart", "groupsession"):
        with pytest.raises(ProgrammingError), acting(member), connection.cursor() as cursor:
            cursor.execute(f"SELECT count(*) FROM support.support_{table}")


@pytest.mark.parametrize("called", ["Rosie Lantern", "lantern"])
def test_no_family_name_stands_on_a_list(cast: Cast, called: str) -> None:
    with pytest.raises(NotNow, match="No family name"):
        cast.joins(cast.ana, cast.rosie, called)


def test_whom_a_person_must_not_meet_is_not_in_the_same_group(cast: Cast) -> None:
    cast.takes_part(cast.bea, cast.kasia, "K")
    relation(cast.ana, cast.rosie, "Katarzyna")
    assert cast.joins(cast.ana, cast.rosie) is None
    assert Event.objects.filter(action="support.bar_from_group").count() == 1
    with acting(cast.ana):
        assert not GroupPlace.objects.filter(subject=cast.rosie.subject_id).exists()


def test_it_holds_the_other_way_round_and_says_nothing_of_who(cast: Cast) -> None:
    relation(cast.bea, cast.kasia, "Rosie")
    cast.takes_part(cast.bea, cast.kasia, "K")
    assert cast.joins(cast.ana, cast.rosie) is None


def test_a_friend_is_no_reason_and_who_is_no_longer_around_is_none_either(cast: Cast) -> None:
    cast.takes_part(cast.bea, cast.kasia, "K")
    relation(cast.ana, cast.rosie, "Katarzyna", kind="friend", coercion=())
    held = relation(cast.ana, cast.rosie, "Kasia")
    assert cast.joins(cast.ana, cast.rosie) is None
    with acting(cast.ana):
        end_relation(relation=held, by=partners.actor_of(cast.ana), now=NOW)
    assert cast.joins(cast.ana, cast.rosie)


def test_who_was_named_by_hand_is_kept_apart_too(cast: Cast) -> None:
    cast.takes_part(cast.bea, cast.kasia, "K")
    by = partners.actor_of(cast.ana)
    with acting(cast.ana):
        made = actions.keep_apart(
            person=cast.rosie, names="Dora\nKasia", expected_version=0, by=by, now=NOW
        )
        with pytest.raises(Collision):
            actions.keep_apart(person=cast.rosie, names="", expected_version=0, by=by, now=NOW)
    assert cast.joins(cast.ana, cast.rosie) is None
    with acting(cast.bea):
        assert not KeptApart.objects.filter(id=made.id).exists()


def test_a_danger_that_is_known_later_is_due_for_both_workers(cast: Cast) -> None:
    cast.takes_part(cast.bea, cast.kasia, "K")
    cast.takes_part(cast.ana, cast.rosie, "R")
    unsafe = "Not this group any more: speak about another"
    assert unsafe not in labels(cast.ana) + labels(cast.bea)
    relation(cast.ana, cast.rosie, "Kasia")
    assert unsafe in labels(cast.ana)
    assert unsafe in labels(cast.bea)


def test_two_who_wait_and_must_not_meet_are_not_both_invited(cast: Cast) -> None:
    first = cast.joins(cast.bea, cast.kasia, "K")
    second = cast.joins(cast.ana, cast.rosie, "R")
    relation(cast.ana, cast.rosie, "Kasia")
    assert first
    assert second
    assert cast.invites(cast.bea, first)
    assert cast.invites(cast.ana, second) is None


def test_a_locked_out_facilitator_bars_the_group_and_sees_no_name(cast: Cast) -> None:
    place = cast.joins(cast.ana, cast.rosie)
    assert place
    with acting(cast.ana):
        by = partners.actor_of(cast.ana)
        lock_out(subject=cast.rosie.subject, person=cast.bea.person, by=by, now=NOW)
    assert cast.invites(cast.ana, place) is None
    with acting(cast.bea):
        assert not GroupPlace.objects.exists()
    another = cast.lead
    with acting(cast.bea):
        actions.add_facilitator(
            group=cast.group, member=another, by=partners.actor_of(cast.bea), now=NOW
        )


def test_who_is_locked_out_of_a_record_cannot_facilitate_and_is_not_told_why(cast: Cast) -> None:
    cast.joins(cast.ana, cast.rosie)
    with acting(cast.ana):
        by = partners.actor_of(cast.ana)
        lock_out(subject=cast.rosie.subject, person=cast.lead.person, by=by, now=NOW)
    with acting(cast.bea), pytest.raises(NotNow, match="Not this group for this colleague"):
        actions.add_facilitator(
            group=cast.group, member=cast.lead, by=partners.actor_of(cast.bea), now=NOW
        )


def test_an_invitation_goes_by_a_safe_way_in_agreed_words_and_is_a_contact(cast: Cast) -> None:
    place = cast.joins(cast.ana, cast.rosie)
    assert place
    way = route(cast.ana, cast.rosie)
    with pytest.raises(NotNow, match="No words were agreed"):
        cast.invites(cast.ana, place, Asked.VOICEMAIL, route=way)
    with acting(cast.ana):
        by = partners.actor_of(cast.ana)
        agreed = {"voicemail_words": "It is the library.", "dropped_words": "", "if_silent": ""}
        agreed |= {"recheck_days": 30, "usual_days": 14}  # type: ignore[dict-item]
        contact.agree_contact(person=cast.rosie, agreed=agreed, expected_version=0, by=by, now=NOW)
    invited = cast.invites(cast.ana, place, Asked.VOICEMAIL, route=way)
    assert invited
    assert (invited.state, invited.route_id) == (PlaceState.INVITED, way.id)
    with acting(cast.ana):
        assert ContactAttempt.objects.get().route_id == way.id


@pytest.mark.parametrize("unsafe", ["old", "retired", "through", "message without a way"])
def test_no_invitation_goes_by_a_way_that_is_not_safe(cast: Cast, unsafe: str) -> None:
    place = cast.joins(cast.ana, cast.rosie)
    assert place
    way: ContactRoute | None = None
    if unsafe == "through":
        way = route(cast.ana, cast.rosie, kind=RouteKind.THROUGH)
    elif unsafe != "message without a way":
        way = route(cast.ana, cast.rosie)
        with acting(cast.ana):
            if unsafe == "retired":
                contact.retire_route(route=way, by=partners.actor_of(cast.ana), now=NOW)
            else:
                way.checked_at = NOW - timedelta(days=90)
                way.save(update_fields=("checked_at",))
    how = Asked.SENT if way is None else Asked.SPOKE
    with pytest.raises(NotNow):
        cast.invites(cast.ana, place, how, route=way)
    with acting(cast.ana):
        assert GroupPlace.objects.get().state == PlaceState.WAITING
        assert not ContactAttempt.objects.exists()


def test_a_full_group_leaves_others_waiting_until_it_is_their_turn(cast: Cast) -> None:
    cast.takes_part(cast.bea, cast.kasia, "K")
    cast.takes_part(cast.bea, factories.person(cast.bea, "Dora"), "D")
    waits = cast.joins(cast.ana, cast.rosie)
    assert waits
    with pytest.raises(NotNow, match="full"):
        cast.invites(cast.ana, waits)
    free = "A place in a group is free: invite"
    assert free not in labels(cast.ana)
    with acting(cast.bea):
        held = GroupPlace.objects.filter(subject=cast.kasia.subject_id).get()
    cast.moves(cast.bea, held, "leave")
    assert free in labels(cast.ana)
    assert cast.invites(cast.ana, waits)


def test_a_double_click_invites_once(cast: Cast) -> None:
    place = cast.joins(cast.ana, cast.rosie)
    assert place
    assert cast.invites(cast.ana, place)
    with pytest.raises(Collision):
        cast.invites(cast.ana, place)
    with pytest.raises(NotNow, match="already"):
        cast.joins(cast.ana, cast.rosie)


def test_who_came_is_noted_once_and_feeds_timeline_and_duties(cast: Cast) -> None:
    place = cast.takes_part(cast.ana, cast.rosie, "R")
    held = cast.session(NOW - timedelta(days=1))
    assert "Note who came" in labels(cast.bea)
    assert cast.register(held, {place: Came.DID_NOT_COME}) == 1
    with pytest.raises(Collision):
        cast.register(held, {place: Came.CAME})
    assert "Note who came" not in labels(cast.bea)
    with acting(cast.ana):
        Attendance.objects.get()
        by = partners.actor_of(cast.ana)
        told = [str(each.title) for each in open_timeline(person=cast.rosie, by=by, now=NOW)]
        assert "Freedom: Did not come" in told
    cast.register(held, {place: Came.SENT_WORD}, version=2)
    with acting(cast.ana):
        assert Attendance.objects.get().came == Came.SENT_WORD


def test_who_did_not_come_and_was_not_heard_since_is_asked_after(cast: Cast) -> None:
    place = cast.takes_part(cast.ana, cast.rosie, "R")
    held = cast.session(NOW + timedelta(minutes=5))
    later = NOW + timedelta(hours=3)
    with acting(cast.bea, now=later):
        actions.take_register(
            session=GroupSession.objects.select_related("group").get(id=held.id),
            came={place.id: Came.DID_NOT_COME},
            expected_version=1,
            by=partners.actor_of(cast.bea),
            now=later,
        )
    with acting(cast.ana, now=later):
        missed = list(queries.missed([cast.rosie.subject_id], now=later))
        assert [each.subject_id for each in missed] == [cast.rosie.subject_id]


def test_invitations_and_sessions_are_due(cast: Cast) -> None:
    place = cast.joins(cast.ana, cast.rosie)
    assert place
    cast.invites(cast.ana, place, answer_by=TODAY)
    assert "An invitation has no answer" in labels(cast.ana)
    cast.session(NOW + timedelta(days=3))
    assert "A session is near" in labels(cast.bea)
    assert "A session is near" not in labels(cast.ana)


def test_only_who_facilitates_writes_and_somebody_always_does(cast: Cast) -> None:
    for member in (cast.ana, cast.lead, cast.other):
        with acting(member), pytest.raises(NotOpenError):
            actions.end_group(
                group=cast.group, expected_version=1, by=partners.actor_of(member), now=NOW
            )
    with acting(cast.bea):
        (own,) = queries.facilitators_of(cast.group)
        with pytest.raises(NotNow, match="Somebody must"):
            actions.end_facilitator(facilitator=own, by=partners.actor_of(cast.bea), now=NOW)


def test_nobody_lets_themselves_in_by_writing_to_the_database(cast: Cast) -> None:
    cast.joins(cast.ana, cast.rosie)
    for statement in (
        "INSERT INTO support.support_facilitator (id, group_id, controller_id, membership_id,"
        " from_at) VALUES (gen_random_uuid(), %s, %s, %s, now())",
    ):
        values = [cast.group.id, cast.charity.id, cast.lead.id]
        with (
            pytest.raises(ProgrammingError, match="row-level security"),
            acting(cast.lead),
            connection.cursor() as cursor,
        ):
            cursor.execute(statement, values)


def test_the_paper_list_holds_agreed_names_and_nothing_else(cast: Cast, client: Client) -> None:
    cast.takes_part(cast.ana, cast.rosie, "Rose")
    held = cast.session(NOW + timedelta(days=3))
    partners.sign_in(client, cast.bea)
    page = client.get(f"/support/groups/{cast.group.id}/sessions/{held.id}/list/")
    text = page.content.decode()
    assert "Rose" in text
    for word in ("Rosie", "Lantern", "Freedom", WHERE, "Trust", cast.charity.name):
        assert word not in text
    partners.sign_in(client, cast.ana)
    url = f"/support/groups/{cast.group.id}/sessions/{held.id}/list/"
    assert client.get(url).status_code == 404


def test_the_pages_lead_from_the_waiting_list_to_who_came(
    cast: Cast, client: Client, settings: Any
) -> None:
    settings.WAYSIDE_TODAY = TODAY
    partners.sign_in(client, cast.bea)
    base = f"/support/people/{cast.kasia.id}/groups/"
    group = f"/support/groups/{cast.group.id}/"
    sent = {"group": str(cast.group.id), "called": "K", "agreed": "on"}
    assert client.post(f"{base}join/", sent).status_code == 302
    with acting(cast.bea):
        place = GroupPlace.objects.get()
    asked = {"how": "spoke", "answer_by": "9/7/2018", "attempt": str(uuid4()), "version": "1"}
    assert client.post(f"{base}{place.id}/invite/", asked).status_code == 302
    again = client.post(f"{base}{place.id}/invite/", asked).content.decode()
    assert "Somebody else has changed this" in again
    assert client.post(f"{base}{place.id}/", {"verb": "accept", "version": "2"}).status_code == 302
    assert WHERE in client.get(base).content.decode()
    when = {"on": "1/7/2018", "begins": "10:00", "ends": "12:00"}
    assert client.post(f"{group}sessions/add/", when).status_code == 302
    with acting(cast.bea):
        held = GroupSession.objects.get()
    came = {str(place.id): "came", "version": "1"}
    assert client.post(f"{group}sessions/{held.id}/", came).status_code == 302
    assert (
        "Somebody else has changed this"
        in client.post(f"{group}sessions/{held.id}/", came).content.decode()
    )
    assert "1 of 1 sessions" in client.get(base).content.decode()
    assert "Freedom" in client.get("/support/groups/").content.decode()
    partners.sign_in(client, cast.ana)
    assert WHERE not in client.get(group).content.decode()
    assert client.get(f"{group}change/").status_code == 404


def test_the_page_says_not_this_group_and_nobodys_name(cast: Cast, client: Client) -> None:
    cast.takes_part(cast.bea, cast.kasia, "Kay")
    relation(cast.ana, cast.rosie, "Kasia")
    partners.sign_in(client, cast.ana)
    sent = {"group": str(cast.group.id), "called": "R", "agreed": "on"}
    page = client.post(f"/support/people/{cast.rosie.id}/groups/join/", sent).content.decode()
    assert "Not this group" in page
    assert "Kay" not in page
    assert "Kasia" not in page


def test_the_hashes_are_made_again_when_keys_change(cast: Cast) -> None:
    cast.takes_part(cast.bea, cast.kasia, "K")
    relation(cast.ana, cast.rosie, "Kasia")
    service = Actor.service("keys", permissions=(RENEW_TOKENS,), works_for=Side.SUPPORT)
    with acting(cast.ana):
        assert KeptApart.objects.update(tokens=[]) == 1
        assert not queries.is_barred(cast.group, cast.rosie)
        assert actions.renew_apart(by=service, now=NOW) == 1
        assert queries.is_barred(cast.group, cast.rosie)
