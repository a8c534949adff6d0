"""Two who decide an emergency at one moment come one after the other."""

from threading import Thread

from django.db import connection

from wayside.access.vocabulary import Role
from wayside.partners.tests import factories as partners
from wayside.sharing.disclosures import actions
from wayside.sharing.disclosures.tests.test_disclosures import SNAPSHOT, SOON, Cast
from wayside.sharing.disclosures.tests.test_emergencies import (
    DAY,
    LATE,
    as_it_stands,
    declines,
    ends,
)
from wayside.sharing.disclosures.vocabulary import DisclosureState
from wayside.sharing.tests import factories
from wayside.sharing.tests.factories import NOW, acting
from wayside.web.states import NotNow


def test_of_a_second_person_who_confirms_and_one_who_closes_at_once_the_first_counts(
    transactional_db: None,
) -> None:
    cast = Cast()
    held = cast.overrides(emergency=True)
    other = factories.worker(cast.charity, Role.SAFEGUARDING_LEAD)
    came_to: list[str] = []

    def close_too() -> None:
        try:
            declines(held, other)
        except NotNow as refused:
            came_to.append(str(refused))
        finally:
            connection.close()

    beside = Thread(target=close_too)
    with acting(cast.lead, now=SOON):
        by = partners.actor_of(cast.lead)
        actions.approve_disclosure(held=held, by=by, now=SOON)
        beside.start()
        beside.join(timeout=0.5)
        assert beside.is_alive()
    beside.join(timeout=10)
    assert came_to == ["This disclosure is not yours to decide about."]
    kept = as_it_stands(cast)
    assert (kept.state, kept.decided_by_person_id) == (DisclosureState.OPEN, cast.lead.person_id)


def test_the_clock_that_meets_a_confirmation_leaves_it_open(transactional_db: None) -> None:
    cast = Cast()
    held = cast.overrides(emergency=True)
    ended: list[int] = []

    def run() -> None:
        try:
            ended.append(ends(LATE))
        finally:
            connection.close()

    beside = Thread(target=run)
    with acting(cast.lead, now=NOW + DAY):
        by = partners.actor_of(cast.lead)
        actions.approve_disclosure(held=held, by=by, now=NOW + DAY)
        beside.start()
        beside.join(timeout=0.5)
        assert beside.is_alive()
    beside.join(timeout=10)
    assert ended == [0]
    assert cast.opens(held, cast.housing, now=LATE) == SNAPSHOT
