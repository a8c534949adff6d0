"""The administrator: accounts, roles given by two people, areas, and the second factor."""

import pytest
from pytest_django.fixtures import Settings

from tests.journeys.conftest import Enter
from tests.journeys.steps import roles
from tests.worker import works_through_the_queue

SECOND_FACTOR = "How you sign in"


def test_a_role_is_given_by_two_people(enter: Enter) -> None:
    administrator, officer = enter("administrator"), enter("governance-officer")
    roles.when_they_open_an_account(administrator)
    proposal = roles.when_they_propose_a_role(administrator)
    roles.then_they_cannot_grant_it_themselves(administrator)
    roles.when_a_second_person_grants_it(officer)
    assert officer.path == proposal


def test_the_new_person_chooses_a_password_and_a_second_factor(
    enter: Enter, settings: Settings, mailoutbox: list[object]
) -> None:
    roles.when_they_open_an_account(enter("administrator"))
    assert mailoutbox == []
    works_through_the_queue()
    settings.SECOND_FACTOR_REQUIRED = True
    newcomer = enter()
    roles.when_the_new_person_follows_the_link(newcomer)
    newcomer.opens("/accounts/login/")
    newcomer.fills("Email", roles.EMAIL)
    newcomer.fills("Password", roles.PASSWORD)
    newcomer.presses("Sign in")
    newcomer.opens("/partners/")
    assert newcomer.heading == SECOND_FACTOR
    roles.when_they_set_up_an_authenticator(newcomer)
    newcomer.opens("/")
    assert newcomer.heading == "No role yet"


@pytest.mark.parametrize("path", ["/lambeth/weeks/", "/lambeth/hot-spots/", "/lambeth/crime/"])
def test_the_administrator_sees_no_records(enter: Enter, path: str) -> None:
    enter("administrator").opens(path, status=403)


def test_a_password_alone_opens_nothing_outside_the_demo(enter: Enter, settings: Settings) -> None:
    settings.SECOND_FACTOR_REQUIRED = True
    coordinator = enter()
    coordinator.opens("/")
    coordinator.signs_in("coordinator")
    assert coordinator.heading == SECOND_FACTOR
    coordinator.opens("/lambeth/weeks/")
    assert coordinator.heading == SECOND_FACTOR
