"""A borough with a pool, for tests of staffing."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from wayside.access.actor import Actor
from wayside.partners.models import Area
from wayside.patrols.models import Patrol, Posting, Roster
from wayside.patrols.staffing import actions
from wayside.patrols.staffing.jobs import work_roster_out
from wayside.patrols.tests import factories as patrols
from wayside.patrols.tests.factories import NOW
from wayside.patrols.vocabulary import Duty, PostingState
from wayside.workforce.models import Worker
from wayside.workforce.tests import factories as workforce
from wayside.workforce.vocabulary import Grade

STAMPS = {"created_at": NOW, "updated_at": NOW}
MONDAY = date(2018, 7, 9)


@dataclass(frozen=True)
class Town:
    """A borough with a pool of trained officers and four weeks of nights."""

    area: Area
    by: Actor
    workers: tuple[Worker, ...]
    nights: tuple[Patrol, ...]


def town(*, officers: int = 6, weeks: int = 2, leads: int = 2) -> Town:
    """A borough whose usual nights are made; the first officers may lead."""
    area, _ward = patrols.borough()
    by = patrols.coordinator(area)
    workers = tuple(
        workforce.trained_worker(
            area,
            f"Officer {number}",
            may_lead=number <= leads,
            grade=Grade.SERGEANT if number <= leads else Grade.CONSTABLE,
        )
        for number in range(1, officers + 1)
    )
    nights = actions.make_nights(area=area, first=MONDAY, weeks=weeks, by=by, now=NOW)
    return Town(area, by, workers, nights)


def draft(town: Town, **fields: Any) -> Roster:
    """A roster that has been worked out."""
    given: dict[str, Any] = {"first": MONDAY, "weeks": 2, "by": town.by, "now": NOW}
    made = actions.ask_roster(area=town.area, **(given | fields))
    work_roster_out(made.id)
    return Roster.objects.select_related("area").get(id=made.id)


def published(town: Town) -> Roster:
    """A roster that people know."""
    found = draft(town)
    actions.publish_roster(roster=found, by=town.by, now=NOW, expected_version=found.version)
    return Roster.objects.select_related("area").get(id=found.id)


def worker(area: Area, name: str, **fields: Any) -> Worker:
    """Somebody in the pool."""
    return workforce.worker(area, name, **fields)


def posting(patrol: Patrol, who: Worker, duty: Duty = Duty.TRAINED, **fields: Any) -> Posting:
    """Somebody who was told of their place on a patrol."""
    given: dict[str, Any] = {"state": PostingState.PUBLISHED, "told_date": NOW.date()}
    return Posting.objects.create(
        patrol=patrol, worker=who, duty=duty, **(given | fields), **STAMPS
    )
