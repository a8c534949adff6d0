"""Pages of other areas and other weeks cannot be reached."""

from collections.abc import Callable

import pytest

from wayside.patrols.models import Patrol, PatrolPlace
from wayside.patrols.tests import factories
from wayside.patrols.tests.factories import ISO
from wayside.patrols.tests.pages import pressed, signed_in, url

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_monday")]


POSTS: dict[str, Callable[[Patrol, PatrolPlace], tuple[object, ...]]] = {
    "start": lambda _patrol, _place: (ISO,),
    "rank_again": lambda _patrol, _place: (ISO,),
    "propose": lambda _patrol, _place: (ISO,),
    "plan": lambda _patrol, _place: (ISO,),
    "close": lambda _patrol, _place: (ISO,),
    "reopen": lambda _patrol, _place: (ISO,),
    "add_patrol": lambda _patrol, _place: (ISO,),
    "change_patrol": lambda patrol, _place: (ISO, patrol.id),
    "cancel_patrol": lambda patrol, _place: (ISO, patrol.id),
    "reinstate_patrol": lambda patrol, _place: (ISO, patrol.id),
    "shuffle": lambda patrol, _place: (ISO, patrol.id),
    "choose": lambda patrol, _place: (ISO, patrol.id),
    "own_place": lambda patrol, _place: (ISO, patrol.id),
    "sheet": lambda patrol, _place: (ISO, patrol.id),
    "change_place": lambda _patrol, place: (ISO, place.id),
    "move_place": lambda _patrol, place: (ISO, place.id),
    "remove_place": lambda _patrol, place: (ISO, place.id),
    "restore_place": lambda _patrol, place: (ISO, place.id),
    "comment": lambda _patrol, _place: (ISO,),
}


@pytest.mark.parametrize("name", POSTS)
def test_another_areas_coordinator_finds_no_such_page(name: str) -> None:
    area, _ward = factories.borough()
    patrol = factories.first_patrol(factories.proposed(area))
    place = factories.places(patrol)[0]
    elsewhere, _other = factories.borough()
    stranger = signed_in(elsewhere)
    decisions = patrol.week.decisions.count()
    response = stranger.post(url(name, area, *POSTS[name](patrol, place)), pressed(reason="R"))
    assert response.status_code == 404
    assert patrol.week.decisions.count() == decisions


@pytest.mark.parametrize("name", [name for name in POSTS if name not in ("start", "comment")])
def test_another_weeks_patrol_cannot_be_reached_through_ones_own(name: str) -> None:
    area, _ward = factories.borough()
    theirs = factories.first_patrol(factories.proposed(area))
    place = factories.places(theirs)[0]
    elsewhere, _other = factories.borough()
    factories.proposed(elsewhere)
    client = signed_in(elsewhere)
    args = POSTS[name](theirs, place)
    before = theirs.week.decisions.count()
    response = client.post(url(name, elsewhere, *args), pressed(reason="R"))
    assert len(args) == 1 or response.status_code == 404
    assert theirs.week.decisions.count() == before
