"""What changes after a roster was published is held against the rules when it is looked at."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client

from wayside.access.vocabulary import Role
from wayside.partners.tests import factories as partners
from wayside.patrols.models import Posting
from wayside.patrols.staffing import actions
from wayside.patrols.staffing.queries import broken_postings
from wayside.patrols.staffing.tests import factories
from wayside.patrols.staffing.tests.factories import Town
from wayside.patrols.tests import factories as patrols
from wayside.patrols.tests.factories import NOW
from wayside.patrols.vocabulary import Duty, PostingState
from wayside.workforce.models import Absence, Worker
from wayside.workforce.tests.factories import at

pytestmark = pytest.mark.django_db
TODAY = NOW.date()


@pytest.fixture
def town(db: None) -> Town:
    made = factories.town()
    factories.published(made)
    return made


def first(town: Town, duty: Duty = Duty.LEAD) -> Posting:
    rows = Posting.objects.select_related("worker__person", "patrol")
    return rows.get(patrol=town.nights[0], duty=duty, state=PostingState.PUBLISHED)


def said(town: Town) -> dict[tuple[date, str], tuple[str, ...]]:
    rows = broken_postings(town.area, visible_to=town.by, since=TODAY)
    return {(e.posting.patrol.date, e.posting.worker.person.name): e.said for e in rows}


def goes_on_leave(worker: Worker, night: date) -> None:
    Absence.objects.create(
        worker=worker, kind="leave", starts_at=at(night), ends_at=at(night, 23), **factories.STAMPS
    )


def loses_training(worker: Worker, night: date) -> None:
    worker.training.update(expires_date=night - timedelta(days=1))


def leaves(worker: Worker, night: date) -> None:
    Worker.objects.filter(id=worker.id).update(left_date=night, left_because="other")


def may_not_lead(worker: Worker, night: date) -> None:
    Worker.objects.filter(id=worker.id).update(may_lead=False)


def works_until_late(worker: Worker, night: date) -> None:
    worker.shifts.create(starts_at=at(night, 4), ends_at=at(night, 12), **factories.STAMPS)


CHANGES: list[tuple[Callable[[Worker, date], None], str]] = [
    (goes_on_leave, "is not available on that night."),
    (loses_training, "has no valid training on that night."),
    (leaves, "has left the pool."),
    (may_not_lead, "is not yet cleared to lead a patrol."),
    (works_until_late, "would not have 11 hours of rest."),
]


def test_what_was_published_breaks_nothing(town: Town) -> None:
    assert said(town) == {}


@pytest.mark.parametrize(("change", "sentence"), CHANGES)
def test_a_later_change_flags_the_places_it_breaks(
    town: Town, change: Callable[[Worker, date], None], sentence: str
) -> None:
    place = first(town)
    change(place.worker, place.patrol.date)
    name = place.worker.person.name
    assert said(town)[place.patrol.date, name] == (f"{name} {sentence}",)
    assert {who for _night, who in said(town)} == {name}


def test_a_patrol_that_wants_fewer_has_people_to_spare(town: Town) -> None:
    night = town.nights[0]
    actions.set_wanted(patrol=night, wanted={Duty.TRAINED: 1}, by=town.by, now=NOW)
    found = said(town)
    assert {day for day, _who in found} == {night.date}
    assert len(found) == 2
    assert all("has no post for" in each for (each,) in found.values())


def test_the_roster_page_says_what_is_to_re_plan_in_plain_words(town: Town, client: Client) -> None:
    place = first(town)
    goes_on_leave(place.worker, place.patrol.date)
    partners.sign_in(client, patrols.member(town.area, Role.COORDINATOR))
    page = " ".join(client.get(f"/{town.area.slug}/roster/").content.decode().split())
    assert "To re-plan" in page
    name = place.worker.person.name
    assert f"Friday 13 July, the lead: {name} is not available on that night." in page


def test_a_new_roster_mends_what_is_broken_and_tells_both(town: Town) -> None:
    place = first(town)
    goes_on_leave(place.worker, place.patrol.date)
    factories.published(town)
    assert said(town) == {}
    assert first(town).worker != place.worker


def test_who_sees_no_roster_learns_nothing_of_it(town: Town) -> None:
    goes_on_leave(first(town).worker, town.nights[0].date)
    for role in (Role.PATROL_OFFICER, Role.WARD_SERGEANT, Role.PARTNER_WORKER):
        by = partners.actor_of(patrols.member(town.area, role))
        assert broken_postings(town.area, visible_to=by, since=TODAY) == ()
