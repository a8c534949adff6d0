"""A home at risk, a notice, an eviction that waits for its safeguarding review, and another home:
on a telephone and at a desk. Who keeps the home sees categories and dates and nothing else."""

from typing import Any

import pytest

from tests.journeys.conftest import At, Enter
from tests.journeys.person import Person
from tests.journeys.screens import BOTH, TELEPHONE
from tests.journeys.steps import helped

ACCOUNT = "Her cousin’s friends sell from the kitchen."


def moves_in(worker: Person, kind: str) -> None:
    """From the homes of a record."""
    worker.ticks(kind)
    worker.presses("Save")
    worker.follows("What happened?")
    worker.ticks("Moved in")
    worker.presses("Save")
    worker.reads("Lives there")


@pytest.mark.parametrize("screen", BOTH)
def test_from_at_risk_to_another_home(screen: Any, enter: Enter, at: At) -> None:
    at(helped.MONDAY_NIGHT)
    carys = enter("caseworker", **screen)
    helped.when_somebody_is_written_down(carys, "Sorrel")
    record = carys.path
    homes = record.replace("/people/", "/support/people/") + "homes/"
    carys.opens(homes)
    carys.follows("A home")
    moves_in(carys, "Private tenancy")

    carys.follows("Note a risk")
    carys.ticks("Their home was taken over by others")
    carys.ticks("Serious risk")
    carys.fills("What happens there? (optional)", ACCOUNT)
    carys.presses("Save")
    carys.reads("At risk")
    carys.reads(ACCOUNT)

    carys.follows("A notice was served")
    carys.ticks("Notice seeking possession")
    carys.fills("From whom? (optional)", "The landlord")
    carys.presses("Save")
    carys.reads("To be held")

    carys.follows("What happened?")
    carys.ticks("Evicted")
    carys.ticks("What others did in the home")
    carys.presses("Save")
    carys.reads("An eviction is noted only once its safeguarding review is concluded")

    carys.opens(homes)
    carys.follows("It was held")
    carys.presses("Save")
    carys.follows("Write the safety plan")
    carys.fills("What was agreed for this person’s safety?", "A bed is kept; nobody is told where.")
    carys.presses("Save")
    carys.reads("Concluded with a safety plan")

    carys.follows("What happened?")
    carys.ticks("Evicted")
    carys.ticks("What others did in the home")
    carys.presses("Save")
    carys.reads("Evicted")
    carys.follows("Another home")
    moves_in(carys, "Refuge")
    carys.reads("Re-housed since")


def test_who_keeps_a_home_sees_categories_and_no_account(enter: Enter, at: At) -> None:
    at(helped.MONDAY_NIGHT)
    hana = enter("housing-officer", **TELEPHONE)
    hana.opens("/")
    hana.reads("Help to keep 1 home")
    hana.opens("/support/homes/kept/")
    hana.reads("Flat 0 at Example Road")
    hana.reads("Their home was taken over by others")
    hana.does_not_read("Two men")
    hana.does_not_read("Bramble")
