"""A borough just opened: nothing of its neighbour's, and each empty page leads on."""

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Enter

LAMBETHS = (
    "/lambeth/weeks/",
    "/lambeth/weeks/2018-W28/",
    "/lambeth/hot-spots/",
    "/lambeth/hot-spots/export/",
    "/lambeth/crime/",
    "/partners/areas/lambeth/",
)
EMPTY = {
    "/southwark/crime/": "Import files",
    "/southwark/hot-spots/": "Import files",
    "/southwark/weeks/2018-W28/": "Import recorded crime",
}


def test_the_neighbours_pages_are_not_there(enter: Enter) -> None:
    coordinator = enter("coordinator-southwark")
    for path in LAMBETHS:
        coordinator.opens(path, status=404)
        coordinator.does_not_read("Streatham")


@pytest.mark.parametrize("path", EMPTY)
def test_an_empty_page_leads_on(enter: Enter, path: str) -> None:
    coordinator = enter("coordinator-southwark")
    coordinator.opens(path)
    way = coordinator.page.locator("main .ws-empty a, main .ws-empty button").filter(
        has_text=EMPTY[path]
    )
    expect(way).to_have_count(1)
    way.click()
    coordinator.looks()
    assert coordinator.path.startswith("/southwark/crime/")


def test_the_first_page_begins_with_the_data(enter: Enter) -> None:
    coordinator = enter("coordinator-southwark")
    coordinator.opens("/")
    coordinator.reads("Load recorded crime for Southwark")
    expect(coordinator.page.locator("a[href^='/lambeth/']")).to_have_count(0)
