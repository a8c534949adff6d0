"""What a place answers reaches the record by itself: a refusal ends what was shown, a move begins a
home; and two who are quick get one room once."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any
from uuid import uuid4

import pytest
from django.db import DatabaseError, connection, transaction

from wayside.access.vocabulary import Role
from wayside.audit.models import Event
from wayside.notices.models import Notice
from wayside.partners.models import Membership
from wayside.partners.tests import factories as partners
from wayside.sharing.disclosures import actions as disclosures
from wayside.sharing.disclosures.vocabulary import DisclosureState
from wayside.sharing.models import Delivery, Disclosure
from wayside.support.homes import actions as homes
from wayside.support.homes import queries
from wayside.support.homes.actions import HomeStep, Moving
from wayside.support.homes.vocabulary import HomeKind, HomeState
from wayside.support.housing import actions
from wayside.support.housing.actions import Asked
from wayside.support.housing.tests import factories as housing
from wayside.support.housing.tests.cast import Cast
from wayside.support.housing.tests.test_matching import OPEN
from wayside.support.housing.vocabulary import OfferState, PlaceKind, Refusal, VacancyState
from wayside.support.models import Home, HomeMove, Offer, OfferAbout, Vacancy
from wayside.support.tests import factories
from wayside.support.tests.factories import NOW, acting
from wayside.web.collisions import Collision
from wayside.web.states import NotNow

TODAY = NOW.date()


@pytest.fixture
def cast(db: None) -> Cast:
    return Cast()


def moves_in(cast: Cast, member: Membership) -> Offer:
    held = cast.moves(cast.offered(), "accept")
    given: dict[str, Any] = {"moved_date": TODAY, "expected_version": held.version}
    found: Offer = cast.do(actions.note_move_in, member=member, offer=held, **given)
    return found


@pytest.mark.parametrize("whose", ["ana", "hugo"])
def test_a_move_begins_a_home_whoever_notes_it(cast: Cast, whose: str) -> None:
    member: Membership = getattr(cast, whose)
    held = moves_in(cast, member)
    with acting(cast.ana):
        home = Home.objects.get()
        assert (home.subject_id, home.controller_id) == (cast.rosie.subject_id, cast.charity.id)
        assert (home.kind, home.state) == (HomeKind(cast.place.kind), HomeState.LIVING)
        assert (home.offer_id, home.keeper_id) == (held.id, cast.there.id)
        assert (home.moved_in_date, home.address) == (TODAY, "")
        assert home.due_date is not None
        steps = queries.moves_of(cast.rosie).values_list("verb", "by")
        assert list(steps) == [("begin", member.id), ("move_in", member.id)]
        assert not OfferAbout.objects.get().is_running
    event = Event.objects.get(action="support.begin_home_of_offer")
    assert (event.controller_id, event.record_id) == (cast.charity.id, home.id)


def test_the_place_that_notes_a_move_reads_and_writes_nothing_of_the_record(cast: Cast) -> None:
    moves_in(cast, cast.hugo)
    with acting(cast.hugo):
        assert not Home.objects.exists()
        assert not HomeMove.objects.exists()
        assert not OfferAbout.objects.exists()
        with pytest.raises(DatabaseError), transaction.atomic():
            Home(
                subject_id=cast.rosie.subject_id,
                controller_id=cast.there.id,
                kind=HomeKind.SUPPORTED,
                step_date=TODAY,
                created_at=NOW,
                updated_at=NOW,
            ).save(force_insert=True)


def test_a_home_that_was_noted_beforehand_is_moved_into_and_not_doubled(cast: Cast) -> None:
    held = cast.moves(cast.offered(), "accept")
    moving = Moving(HomeKind.SUPPORTED, TODAY, offer=held, keeper_id=cast.there.id)
    home = cast.do(homes.begin_home, person=cast.rosie, moving=moving, form_id=uuid4())
    given: dict[str, Any] = {"moved_date": TODAY, "expected_version": held.version}
    cast.do(actions.note_move_in, member=cast.hugo, offer=held, **given)
    with acting(cast.ana):
        found = Home.objects.get()
    assert (found.id, found.state) == (home.id, HomeState.LIVING)


def test_where_they_lived_until_then_is_moved_on_from_and_a_lost_home_is_followed(
    cast: Cast,
) -> None:
    moving = Moving(HomeKind.PRIVATE, TODAY, "12 Lantern Court")
    first = cast.do(homes.begin_home, person=cast.rosie, moving=moving, form_id=uuid4())
    step = HomeStep("move_in", TODAY)
    cast.do(homes.move_home, home=first, step=step, expected_version=1)
    moves_in(cast, cast.hugo)
    with acting(cast.ana):
        assert Home.objects.get(id=first.id).state == HomeState.MOVED_ON
        second = Home.objects.get(offer__isnull=False)
        assert (second.state, second.after) == (HomeState.LIVING, None)


def test_who_lost_a_home_is_re_housed_by_the_move(cast: Cast) -> None:
    moving = Moving(HomeKind.PRIVATE, TODAY, "12 Lantern Court")
    first = cast.do(homes.begin_home, person=cast.rosie, moving=moving, form_id=uuid4())
    for version, verb in enumerate(("move_in", "lose"), 1):
        with acting(cast.ana):
            held = Home.objects.get(id=first.id)
        cast.do(
            homes.move_home, home=held, step=HomeStep(verb, TODAY), expected_version=held.version
        )
        assert version
    moves_in(cast, cast.hugo)
    with acting(cast.ana):
        assert Home.objects.get(id=first.id).state == HomeState.REHOUSED
        assert Home.objects.get(offer__isnull=False).after_id == first.id


def test_after_a_refusal_what_the_place_was_shown_ends_at_once(cast: Cast) -> None:
    held = cast.asked()
    with acting(cast.hugo):
        delivery = Delivery.objects.get()
    assert cast.do(disclosures.open_delivery, member=cast.hugo, delivery=delivery).content
    cast.refuses(held, Refusal.ROOM)
    with pytest.raises(NotNow, match="closed"):
        cast.do(disclosures.open_delivery, member=cast.hugo, delivery=delivery)
    with acting(cast.ana):
        assert Disclosure.objects.get().state == DisclosureState.CLOSED
        assert not OfferAbout.objects.get().is_running
    with acting(cast.hugo):
        assert Delivery.objects.get().delete_by_at is not None
    assert Notice.objects.filter(subject="Delete what was disclosed to you").exists()
    again = cast.moves(held, "ask_again", expected_version=held.version + 1)
    assert again.state == OfferState.ASKED
    assert cast.opens(again).content


def test_within_one_agency_a_refusal_empties_what_was_told(cast: Cast) -> None:
    keeper = factories.worker(cast.charity, Role.HOUSING_OFFICER)
    held = cast.asks(place=housing.place(keeper, name="Own House", **OPEN))
    given: dict[str, Any] = {"because": [Refusal.ROOM], "expected_version": held.version}
    cast.do(actions.refuse_offer, member=keeper, offer=held, **given)
    with acting(cast.ana):
        assert Offer.objects.get(id=held.id).told == {}


def at_once(*acts: Callable[[], object]) -> list[object]:
    """Do each in a thread and connection of its own."""

    def run(act: Callable[[], object]) -> object:
        try:
            return act()
        except Exception as raised:
            return raised
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


@pytest.mark.usefixtures("transactional_db")
def test_two_at_one_moment_are_one_step_and_one_clear_sentence() -> None:
    cast = Cast()
    keepers = [factories.worker(cast.charity, Role.HOUSING_OFFICER) for _each in range(2)]
    own = housing.place(keepers[0], name="Own House", **{**OPEN, "kind": PlaceKind.SUPPORTED})
    room = housing.vacancy(own, keepers[0], beds=2)
    kasia = factories.person(cast.ana, "Kasia")
    wishes: dict[str, Any] = {"person": kasia, "answers": {"sex": "woman"}, "expected_version": 0}
    cast.do(actions.write_wishes, **wishes)
    given: dict[str, Any] = {"place": own, "asked": Asked(("needs",)), "form_id": uuid4()}
    asked = [cast.asks(place=own), cast.do(actions.ask_for_place, person=kasia, **given)]
    barrier = Barrier(2)

    def trying(member: Membership, action: Any, **what: Any) -> Callable[[], object]:
        def act() -> object:
            with acting(member):
                by = partners.actor_of(member)
                barrier.wait(timeout=20)
                return action(by=by, now=NOW, **what)

        return act

    offering = [
        trying(each, actions.offer_room, offer=held, vacancy=room, expected_version=1)
        for each, held in zip(keepers, asked, strict=True)
    ]
    (offered,), (refused,) = apart(at_once(*offering))
    assert isinstance(refused, NotNow), repr(refused)
    assert "somebody was quicker" in str(refused)
    with acting(cast.ana):
        states = sorted(Offer.objects.values_list("state", flat=True))
    assert states == [OfferState.ASKED, OfferState.OFFERED]
    with acting(keepers[0]):
        assert Vacancy.objects.get(id=room.id).state == VacancyState.HELD
    assert Event.objects.filter(action="support.answer_offer").count() == 1
    answering = [
        trying(cast.ana, actions.move_offer, offer=offered, verb=verb, expected_version=2)
        for verb in ("accept", "decline")
    ]
    (answered,), (met,) = apart(at_once(*answering))
    assert answered.version == 3
    assert isinstance(met, Collision), repr(met)
    assert "Somebody else" in str(met)


def apart(ended: list[object]) -> tuple[list[Offer], list[object]]:
    """What came through, and what did not."""
    through = [each for each in ended if isinstance(each, Offer)]
    return through, [each for each in ended if not isinstance(each, Offer)]
