"""Invitations: by a safe way, in agreed words, once."""

from datetime import timedelta

import pytest

from wayside.partners.tests import factories as partners
from wayside.people.contact import actions as contact
from wayside.people.contact.tests.factories import route
from wayside.people.contact.vocabulary import RouteKind
from wayside.people.models import ContactAttempt, ContactRoute
from wayside.support.groups import actions, queries
from wayside.support.groups.tests.cast import TODAY, Cast, labels
from wayside.support.groups.vocabulary import Asked, Came, PlaceState
from wayside.support.models import Attendance, GroupPlace, GroupSession
from wayside.support.tests import factories
from wayside.support.tests.factories import NOW, acting
from wayside.support.timeline.actions import open_timeline
from wayside.web.collisions import Collision
from wayside.web.states import NotNow

pytestmark = pytest.mark.django_db


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
