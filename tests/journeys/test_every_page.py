"""Every kind of page that a role can reach by links is sound.

It answers, has a title of its own and one heading, breaks no rule of WCAG 2.2 AA, needs no
sideways scrolling on a telephone, asks no other machine for anything and makes the browser
complain of nothing (``enter`` sees to the last two). Every role in ``make proof``; ``make test``
walks for the one who sees least, the others have stories of their own.
"""

import pytest

from tests.examples import PROOF
from tests.journeys.conftest import Enter
from tests.journeys.crawl import Crawl

FEWEST = {
    "coordinator": 30,
    "analyst": 18,
    "governance-officer": 12,
    "administrator": 16,
    "ward-sergeant": 10,
    "partner-worker": 5,
    "caseworker": 30,
    "safeguarding-lead": 15,
    "housing-officer": 6,
    "service-worker": 6,
    "link-reviewer": 4,
    "probation-practitioner": 4,
}
SAMPLE = ("partner-worker",)


@pytest.mark.parametrize("login", FEWEST if PROOF else SAMPLE)
def test_every_page_that_links_lead_to_is_sound(enter: Enter, login: str) -> None:
    crawl = Crawl(enter(login))
    crawl.walk()
    assert not crawl.faults, "\n".join(crawl.faults)
    shared = crawl.shared_titles()
    assert not shared, "\n".join(f"{title}: {sorted(views)}" for title, views in shared.items())
    assert len(crawl.visited) >= FEWEST[login], crawl.visited
