"""Asking for a place: by consent alone, answered on one page, declined by right."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from wayside.access.vocabulary import Role
from wayside.partners.tests import factories as partners
from wayside.people.actions import NotOpenError
from wayside.people.queries.mine import Mine
from wayside.sharing.consent import actions as consent
from wayside.sharing.consent.actions import Said
from wayside.support import duties
from wayside.support.housing import actions, rules
from wayside.support.housing.actions import Asked
from wayside.support.housing.rules import OFFER
from wayside.support.housing.tests import factories as housing
from wayside.support.housing.tests.cast import AGREED, WORDS, Cast
from wayside.support.housing.tests.test_matching import OPEN
from wayside.support.housing.vocabulary import Declines, OfferState, Refusal, VacancyState
from wayside.support.models import Offer, OfferAbout, OfferMove
from wayside.support.tests import factories
from wayside.support.tests.factories import NOW, acting
from wayside.web.collisions import Collision
from wayside.web.states import NotNow

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return Cast()


def test_it_goes_from_asking_to_moving_in(cast: Cast) -> None:
    held = cast.offered()
    assert cast.room_is() == VacancyState.HELD
    held = cast.moves(held, "accept")
    given: dict[str, Any] = {"moved_date": NOW.date(), "expected_version": held.version}
    held = cast.do(actions.note_move_in, offer=held, **given)
    assert (held.state, held.moved_date) == (OfferState.MOVED_IN, NOW.date())
    assert cast.room_is() == VacancyState.TAKEN
    with acting(cast.ana):
        assert [each.verb for each in OfferMove.objects.order_by("number")] == [
            "ask",
            "offer",
            "accept",
            "move_in",
        ]
        assert not OfferAbout.objects.get().is_running


def test_nothing_leaves_without_consent_to_exactly_that(cast: Cast) -> None:
    with pytest.raises(NotNow, match="has not agreed"):
        cast.asks()
    cast.agrees(categories=("needs",))
    with pytest.raises(NotNow, match="has not agreed"):
        cast.asks()
    with pytest.raises(NotNow, match="choose what the place is told"):
        cast.asks(categories=())
    with acting(cast.ana):
        assert not Offer.objects.exists()


def test_the_place_sees_what_was_agreed_and_neither_name_nor_danger(cast: Cast) -> None:
    held = cast.asked()
    seen = str(cast.opens(held).content)
    assert WORDS in seen
    assert "15 boy" in seen
    for hidden in ("Rosie", "Lantern", "recourse", "hereham", "Support with mental health"):
        assert hidden not in seen
    assert not held.told
    cast.takes_back()
    again = cast.do(actions.list_offers, member=cast.hugo)
    assert [each.state for each in again] == [OfferState.WITHDRAWN]
    assert cast.opens(held).content is None


def test_what_they_are_called_goes_along_only_if_agreed(cast: Cast) -> None:
    cast.agrees(categories=(*AGREED, "identity"))
    held = cast.asks(categories=(*AGREED, "identity"))
    assert "Rosie" in str(cast.opens(held).content)


def test_consent_taken_back_frees_the_room(cast: Cast) -> None:
    cast.offered()
    cast.takes_back()
    assert cast.room_is() == VacancyState.FREE


def test_to_decline_is_their_right_and_frees_the_room(cast: Cast) -> None:
    held = cast.moves(cast.offered(), "decline", because=Declines.AREA)
    assert (held.state, cast.room_is()) == (OfferState.DECLINED, VacancyState.FREE)
    held = cast.moves(held, "ask_again")
    assert held.state == OfferState.ASKED
    assert cast.opens(held).content
    assert cast.offers(held).state == OfferState.OFFERED


def test_a_place_says_why_it_refuses_and_may_be_asked_again(cast: Cast) -> None:
    held = cast.asked()
    with pytest.raises(NotNow, match="Say why"):
        cast.refuses(held)
    held = cast.refuses(held, Refusal.SCRIPT, Refusal.SON_AGE)
    assert held.refused_because == ["script", "son_age"]
    assert cast.asks().state == OfferState.ASKED


def test_a_room_is_offered_to_one_at_a_time(cast: Cast) -> None:
    cast.offered()
    kasia = factories.person(cast.ana, "Kasia")
    wishes: dict[str, Any] = {"person": kasia, "answers": {"sex": "woman"}, "expected_version": 0}
    cast.do(actions.write_wishes, **wishes)
    with acting(cast.ana):
        consent.give_consent(
            subject=kasia.subject,
            said=Said(to=cast.there, purpose="housing", categories=("needs",)),
            capacity_considered=True,
            capacity_note="",
            review_date=date(2018, 9, 1),
            until_date=None,
            by=partners.actor_of(cast.ana),
            now=NOW,
        )
    second = cast.do(
        actions.ask_for_place,
        person=kasia,
        place=cast.place,
        asked=Asked(("needs",)),
        form_id=uuid4(),
    )
    with pytest.raises(NotNow):
        cast.offers(second)


def test_one_form_asks_once_and_one_request_goes_on_for_a_place(cast: Cast) -> None:
    cast.agrees()
    form = uuid4()
    assert cast.asks(form_id=form).id == cast.asks(form_id=form).id
    with pytest.raises(NotNow, match="goes on already"):
        cast.asks()


def test_a_place_that_is_not_safe_is_never_asked(cast: Cast) -> None:
    cast.agrees()
    unsafe = housing.place(cast.hugo, name="Near", area="Hereham")
    with pytest.raises(NotNow, match="not safe"):
        cast.asks(place=unsafe)


def test_two_who_answer_at_once_are_told(cast: Cast) -> None:
    held = cast.asked()
    cast.offers(held)
    with pytest.raises(Collision):
        cast.do(
            actions.refuse_offer,
            member=cast.hugo,
            offer=held,
            because=[Refusal.ROOM],
            expected_version=1,
        )


def test_nobody_else_opens_answers_or_moves_it(cast: Cast) -> None:
    held = cast.offered()
    with pytest.raises(NotOpenError):
        cast.opens(held, cast.other)
    with pytest.raises(NotOpenError):
        cast.do(
            actions.refuse_offer,
            member=cast.other,
            offer=held,
            because=[Refusal.ROOM],
            expected_version=held.version,
        )
    with pytest.raises(NotOpenError):
        cast.do(
            actions.move_offer,
            member=cast.bea,
            offer=held,
            verb="accept",
            expected_version=held.version,
        )
    assert not cast.do(actions.list_offers, member=cast.other)


@pytest.mark.parametrize("days", [-1, 1, 4000])
def test_nobody_moves_in_before_the_offer_or_ahead(cast: Cast, days: int) -> None:
    held = cast.moves(cast.offered(), "accept")
    with pytest.raises(NotNow, match="day of the move"):
        cast.do(
            actions.note_move_in,
            offer=held,
            moved_date=NOW.date() + timedelta(days=days),
            expected_version=held.version,
        )


@pytest.mark.parametrize("state", list(OfferState))
def test_every_state_takes_the_steps_of_the_table_and_no_other(
    cast: Cast, state: OfferState
) -> None:
    held = cast.offered()
    for verb in sorted(rules.OF_ASKER - {"move_in"}):
        if OFFER.can(state, verb):
            continue
        with acting(cast.ana):
            Offer.objects.update(
                state=state,
                refused_because=["other"],
                moved_date=NOW.date(),
                version=held.version,
            )
        with pytest.raises(NotNow):
            cast.moves(held, verb)


def test_within_one_agency_the_request_is_locked_on_itself(cast: Cast) -> None:
    keeper = factories.worker(cast.charity, Role.HOUSING_OFFICER)
    own = housing.place(keeper, name="Own House", **OPEN)
    held = cast.asks(place=own)
    assert WORDS in str(cast.opens(held, keeper).content)
    with acting(keeper):
        assert not OfferAbout.objects.exists()


def test_each_side_is_told_what_is_due(cast: Cast) -> None:
    held = cast.asked()
    assert len(cast.do(actions.list_offers_to_answer, member=cast.hugo)) == 1
    cast.offers(held)
    with acting(cast.ana):
        found = duties.due(Mine(partners.actor_of(cast.ana), now=NOW))
        assert "A room is offered: ask this person to decide" in [str(each.label) for each in found]


def test_the_pages_lead_through_it(cast: Cast, client: Client) -> None:
    cast.agrees()
    base = f"/support/people/{cast.rosie.id}/housing/"
    partners.sign_in(client, cast.ana)
    form = {"form_id": str(uuid4()), "categories": ["needs", "health"]}
    refused = client.post(f"{base}ask/{cast.place.id}/", form).content.decode()
    assert "has not agreed" in refused
    form["categories"] = ["needs", "children"]
    assert client.post(f"{base}ask/{cast.place.id}/", form).status_code == 302
    assert "Asked" in client.get(base).content.decode()
    held = form["form_id"]
    partners.sign_in(client, cast.hugo)
    assert "Answer" in client.get("/").content.decode()
    assert "Elm House" in client.get("/support/housing/requests/").content.decode()
    there = f"/support/housing/requests/{held}/"
    page = client.get(there).content.decode()
    assert "15 boy" in page
    assert "Rosie" not in page
    refused = client.post(f"{there}refuse/", {"version": "1"}).content.decode()
    assert "Why?" in refused
    sent = {"vacancy": str(cast.room.id), "version": "1"}
    assert client.post(f"{there}room/", sent).status_code == 302
    assert (
        "Somebody else"
        in client.post(f"{there}refuse/", {"version": "1", "because": ["room"]}).content.decode()
    )
    partners.sign_in(client, cast.ana)
    own = f"{base}requests/{held}/"
    assert "This person accepts" in client.get(own).content.decode()
    assert client.post(f"{own}move/", {"verb": "accept", "version": "2"}).status_code == 302
    assert client.get(f"{own}decline/").status_code == 200
    ahead = {"moved_date": "2/7/2050", "version": "3"}
    assert "day of the move" in client.post(f"{own}moved/", ahead).content.decode()
    partners.sign_in(client, cast.other)
    assert client.get(there).status_code == 404
    partners.sign_in(client, cast.bea)
    assert client.get(own).status_code == 404
