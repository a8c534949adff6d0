"""The ward sergeant: what to approve, what to say, and nothing of another ward."""

from typing import Any

import pytest

from tests.journeys.conftest import Enter
from tests.journeys.screens import BOTH
from tests.journeys.steps import first_page, review, risk

ELSEWHERE = "Bernay's Grove near Acre Lane, Ferndale"
OWN = "Supermarket near Pinfold Road, St Leonard's"
COMMENT = "The bins hide the doorway there; come from the other end."


@pytest.mark.parametrize("screen", BOTH)
def test_an_assessment_goes_back_with_words_and_is_approved(
    enter: Enter, screen: dict[str, Any]
) -> None:
    sergeant, coordinator = enter("ward-sergeant", **screen), enter("coordinator")
    sergeant.opens("/")
    sergeant.follows(risk.APPROVE_FRIDAY)
    sergeant.reads("Hazards and what is done about them")
    risk.when_they_send_it_back(sergeant)
    assert risk.APPROVE_FRIDAY not in first_page.dues(sergeant)
    coordinator.opens("/")
    coordinator.follows("Write the risk assessment for Friday 6 July")
    coordinator.reads(f"Sent back: {risk.WORDS}")
    coordinator.follows("Write")
    coordinator.fills("Lone working (optional)", "The lead sees the partner worker to her car.")
    coordinator.presses("Save")
    risk.when_they_send_it_for_approval(coordinator)
    sergeant.opens("/")
    sergeant.follows(risk.APPROVE_FRIDAY)
    sergeant.reads("The lead sees the partner worker to her car.")
    risk.when_they_approve_it(sergeant, "Sunny Example")
    assert risk.APPROVE_FRIDAY not in first_page.dues(sergeant)


def test_what_they_know_of_their_ward_reaches_the_plan_and_no_other_ward_is_theirs(
    enter: Enter,
) -> None:
    sergeant = enter("ward-sergeant")
    sergeant.opens(review.THIS_WEEK)
    sergeant.reads(OWN)
    sergeant.does_not_read(ELSEWHERE)
    sergeant.reads("Places in other wards are not shown.")
    sergeant.follows(f"Comment on {OWN}")
    sergeant.fills("Comment", COMMENT)
    sergeant.presses("Send")
    sergeant.reads("Thank you. The coordinator sees your comment.")
    coordinator = enter("coordinator")
    coordinator.opens(review.THIS_WEEK)
    coordinator.reads(COMMENT)
    for address in ("/oval/hot-spots/", "/southwark/weeks/"):
        sergeant.opens(address, status=404)
    for address in ("/lambeth/roster/", "/lambeth/costs/", "/lambeth/workforce/"):
        sergeant.opens(address, status=403)
