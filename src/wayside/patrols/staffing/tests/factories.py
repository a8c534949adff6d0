"""A borough with a pool, for tests of staffing."""

from datetime import date
from typing import Any

from wayside.access.tests import factories as access
from wayside.partners.models import Area
from wayside.partners.tests import factories as partners
from wayside.patrols.models import Patrol, Posting
from wayside.patrols.tests.factories import NOW
from wayside.patrols.vocabulary import Duty, PostingState
from wayside.workforce.models import Worker

STAMPS = {"created_at": NOW, "updated_at": NOW}


def worker(area: Area, name: str, **fields: Any) -> Worker:
    """Somebody in the pool."""
    given: dict[str, Any] = {
        "agency": partners.agency(areas=(area,)),
        "joined_date": date(2018, 1, 1),
    }
    return Worker.objects.create(
        person=access.person(name), area=area, **(given | fields), **STAMPS
    )


def posting(patrol: Patrol, who: Worker, duty: Duty = Duty.TRAINED, **fields: Any) -> Posting:
    """Somebody who was told of their place on a patrol."""
    given: dict[str, Any] = {"state": PostingState.PUBLISHED, "told_date": NOW.date()}
    return Posting.objects.create(
        patrol=patrol, worker=who, duty=duty, **(given | fields), **STAMPS
    )
