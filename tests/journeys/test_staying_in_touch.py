"""Somebody who has gone silent, a release next week, and somebody written down twice."""

import pytest

from tests.journeys.conftest import At, Enter
from tests.journeys.person import Person
from tests.journeys.screens import TELEPHONE
from tests.journeys.steps import helped


@pytest.fixture
def carys(enter: Enter, at: At) -> Person:
    at(helped.TUESDAY)
    return enter("caseworker", **TELEPHONE)


def test_somebody_has_gone_silent_and_is_found_again(carys: Person) -> None:
    carys.opens("/")
    carys.follows("Wren: Silent for longer than usual")
    carys.reads("Silent for longer than usual")
    carys.reads("Ask at the soup kitchen, then the drop-in. Do not go to the flat.")
    carys.does_not_read("07700")
    carys.follows("Show")
    carys.reads("Before you use this")
    carys.does_not_read("07700")
    if carys.page.get_by_label("Nobody else could be there").count():
        carys.ticks("Nobody else")
    shown = carys.path
    carys.ticks("I have checked again: nothing I know of has changed since")
    carys.presses("Show it")
    carys.reads("07700 900")
    carys.presses("Spoke")
    carys.does_not_read("Silent for longer than usual")
    carys.opens("/")
    carys.does_not_read("Wren: Silent")
    assert helped.looks_at(shown, "people.show_route") == 1


def test_a_release_next_week_is_prepared(carys: Person) -> None:
    carys.opens("/")
    carys.follows("Robin: A release is near")
    carys.reads("Release is near")
    carys.presses("It is agreed")
    carys.opens("/")
    carys.does_not_read("Robin: A release is near")


def test_somebody_written_down_twice_becomes_one_record_and_two_again(carys: Person) -> None:
    helped.when_somebody_is_written_down(carys, "Lynnet")
    twice = carys.path
    carys.follows("Written down twice?")
    carys.follows("This is the same person")
    carys.page.get_by_label("I have looked at both").check()
    carys.presses("Make one record")
    carys.reads("It is one record now.")
    carys.opens("/people/")
    both = carys.page.locator("main").inner_text()
    assert ("Linnet" in both) != ("Lynnet" in both)
    carys.opens(twice)
    carys.follows("Written down twice?")
    carys.presses("Take apart")
    carys.reads("These are two records again.")
    carys.opens("/people/")
    carys.reads("Linnet")
    carys.reads("Lynnet")
