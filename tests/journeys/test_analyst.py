"""The analyst: layers, a view to share, weights that count, a file with its purpose."""

from tests.journeys.conftest import Enter
from tests.journeys.steps import hot_spots


def test_every_layer_is_read(enter: Enter) -> None:
    hot_spots.then_every_layer_opens(enter("analyst"))


def test_a_view_is_shared_by_its_address(enter: Enter) -> None:
    analyst = enter("analyst")
    address = hot_spots.when_they_narrow_the_view(analyst)
    hot_spots.then_a_colleague_sees_the_same(analyst, enter("coordinator"), address)


def test_a_weight_changes_the_ranking(enter: Enter) -> None:
    analyst = enter("analyst")
    analyst.opens(hot_spots.PAGE)
    before = hot_spots.ranked_places(analyst)
    hot_spots.when_they_weigh_a_kind(analyst, "Robbery", "50")
    hot_spots.then_the_ranking_changes(analyst, before)


def test_a_file_is_given_for_a_purpose_only(enter: Enter) -> None:
    analyst = enter("analyst")
    hot_spots.then_a_file_asks_what_it_is_for(analyst)
    hot_spots.then_the_file_carries_its_purpose(hot_spots.when_they_take_the_file(analyst))
