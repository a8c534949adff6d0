"""What an officer told becomes a meeting with whom the caseworker knows, and a duty of hers."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from wayside.access.permissions import NotAllowed
from wayside.access.vocabulary import Role
from wayside.partners.tests import factories as partners
from wayside.people.actions import NotOpenError
from wayside.people.queries.mine import Mine
from wayside.people.tests import factories as people
from wayside.sharing.conversations.tests.factories import WORDS, Cast
from wayside.sharing.conversations.vocabulary import Thing, Topic
from wayside.sharing.handovers import actions as handovers
from wayside.sharing.handovers import queries
from wayside.sharing.handovers.vocabulary import HandoverKind, HandoverState
from wayside.sharing.models import Handover, HandoverReceipt
from wayside.sharing.tests import factories
from wayside.sharing.tests.factories import NOW, acting
from wayside.support import duties
from wayside.support.conversations.actions import take_in_conversation
from wayside.support.models import Meeting
from wayside.support.vocabulary import Given, Met, NeedKind
from wayside.web import clock
from wayside.web.states import NotNow

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(hours=2)


@pytest.fixture
def cast() -> Cast:
    return Cast()


def take_in(cast: Cast, person: Any, *, by: Any = None) -> Meeting:
    who = by or cast.worker
    with acting(who, now=LATER):
        return take_in_conversation(
            handover=queries.handover(Handover.objects.get().id),
            person=person,
            by=partners.actor_of(who),
            now=LATER,
        )


def test_the_words_of_a_conversation_are_those_of_the_support_side() -> None:
    assert dict(Topic.choices) == dict(NeedKind.choices)
    assert dict(Thing.choices) == dict(Given.choices)


def test_it_becomes_a_meeting_on_a_patrol_with_what_was_said(cast: Cast) -> None:
    kasia = people.person(cast.worker, "Kasia")
    cast.tells()
    made = take_in(cast, kasia)
    with acting(cast.worker, now=LATER):
        made.refresh_from_db()
        assert (made.subject, made.how, made.ward) == (kasia.subject, Met.PATROL, cast.ward)
        assert (made.note, made.topics, made.given) == (WORDS, ["housing"], ["hot_drink"])
        assert Handover.objects.get().state == HandoverState.ANSWERED


def test_of_somebody_unknown_only_a_count_is_kept(cast: Cast) -> None:
    cast.tells()
    made = take_in(cast, None)
    assert (made.subject_id, made.people, made.topics, made.note) == (None, 1, [], "")


def test_pressed_twice_it_is_one_meeting(cast: Cast) -> None:
    cast.tells()
    assert take_in(cast, None) == take_in(cast, None)


def test_a_record_that_is_not_open_takes_nothing_in_and_all_stays_as_it_was(cast: Cast) -> None:
    other = factories.worker(factories.charity("Elsewhere", area=cast.area))
    theirs = people.person(other, "Somebody")
    cast.tells()
    with pytest.raises(NotOpenError):
        take_in(cast, theirs)
    with acting(cast.worker, now=LATER):
        assert Handover.objects.get().state == HandoverState.SENT


def test_another_agency_and_the_officer_cannot_take_it_in(cast: Cast) -> None:
    cast.tells()
    with acting(cast.worker, now=LATER):
        handover = Handover.objects.get()
    other = factories.worker(factories.charity("Elsewhere", area=cast.area))
    with acting(other, now=LATER), pytest.raises(NotNow, match="not handed over to you"):
        take_in_conversation(handover=handover, person=None, by=partners.actor_of(other), now=LATER)
    with acting(cast.officer, now=LATER), pytest.raises(NotAllowed):
        take_in_conversation(
            handover=handover, person=None, by=partners.actor_of(cast.officer), now=LATER
        )


def test_the_sender_cannot_tell_a_known_person_from_an_unknown_one(cast: Cast) -> None:
    kasia = people.person(cast.worker, "Kasia")
    seen = []
    for person in (kasia, None):
        receipt = cast.tells()
        with acting(cast.worker, now=LATER):
            waiting = queries.waiting().get()
            take_in_conversation(
                handover=waiting, person=person, by=partners.actor_of(cast.worker), now=LATER
            )
        with acting(cast.officer, now=LATER):
            row = HandoverReceipt.objects.get(id=receipt.id)
            seen.append((row.standing, row.versions, row.to_agency_id))
    assert seen[0] == seen[1]


def test_a_correction_after_it_was_taken_in_is_told_and_changes_no_meeting(cast: Cast) -> None:
    kasia = people.person(cast.worker, "Kasia")
    receipt = cast.tells()
    made = take_in(cast, kasia)
    cast.corrects(receipt, now=LATER, text="It was somebody else who sleeps there")
    by = partners.actor_of(cast.worker)
    with acting(cast.worker, now=LATER):
        labels = [str(each.label) for each in duties.due(Mine(by, now=LATER))]
        assert "The writer corrected what you took up" in labels
        made.refresh_from_db()
        assert made.note == WORDS


@pytest.mark.parametrize(
    ("given", "kind", "label"),
    [
        ({"crime": "A theft"}, HandoverKind.CRIME_DISCLOSED, "Offer an advocate"),
        ({"child": "She says she is 15"}, HandoverKind.CHILD_CONCERN, "Act on it today"),
    ],
)
def test_whoever_takes_a_concern_up_has_a_duty_until_it_is_dealt_with(
    cast: Cast, given: dict[str, Any], kind: HandoverKind, label: str
) -> None:
    cast.tells(told_her="That I tell the lead.", **given)
    by = partners.actor_of(cast.lead)

    def labels() -> list[str]:
        return [str(each.label) for each in duties.due(Mine(by, now=LATER))]

    with acting(cast.lead, now=LATER):
        found = Handover.objects.get(kind=kind)
        handovers.open_handover(handover=found, by=by, now=LATER)
        handovers.take_up_handover(
            handover=found, owner=cast.lead, deadline_at=found.deadline_at, by=by, now=LATER
        )
        assert any(each.startswith(label) for each in labels())
        handovers.answer_handover(handover=found, answer="An ISVA rang.", by=by, now=LATER)
        assert not any(each.startswith(label) for each in labels())


def test_the_page_offers_my_people_and_nobody(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: LATER)
    kasia = people.person(cast.worker, "Kasia")
    cast.tells()
    with acting(cast.worker, now=LATER):
        handover = Handover.objects.get()
    client = Client()
    partners.sign_in(client, cast.worker)
    url = reverse("support:take_in_conversation", args=[handover.id])
    assert url in client.get(reverse("sharing:handover", args=[handover.id])).content.decode()
    page = client.get(url).content.decode()
    assert "Kasia" in page
    assert "only count it" in page
    assert client.post(url, {"person": str(kasia.id)}).status_code == 302
    with acting(cast.worker, now=LATER):
        assert Meeting.objects.get(id=handover.id).subject == kasia.subject
    stranger = Client()
    partners.sign_in(stranger, partners.member(Role.CASEWORKER, area=cast.area))
    assert stranger.get(url).status_code == 404
