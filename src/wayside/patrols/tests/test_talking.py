"""Comments on the page, and their answers."""

from uuid import uuid4

import pytest

from wayside.access.vocabulary import Role
from wayside.patrols.models import Comment
from wayside.patrols.tests import factories
from wayside.patrols.tests.factories import ISO
from wayside.patrols.tests.pages import pressed, read, signed_in, url

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_monday")]


def test_comments_reach_the_coordinator_and_the_answer_comes_back() -> None:
    area, ward = factories.borough()
    week = factories.proposed(area)
    place = next(
        place
        for patrol in week.patrols.all()
        for place in factories.places(patrol)
        if place.ward_id == ward.id
    )
    sergeant, coordinator = signed_in(ward, Role.WARD_SERGEANT), signed_in(area)
    sergeant.post(
        f"{url('comment', area, ISO)}?place={place.id}", pressed(text="Closed by roadworks.")
    )
    assert "Closed by roadworks." in read(coordinator, url("week", area, ISO))
    said = Comment.objects.get()
    coordinator.post(
        url("answer_comment", area, ISO, said.id), pressed(answer="Taken off.", version=1)
    )
    assert "Taken off." in read(sergeant, url("week", area, ISO))


def test_a_comment_on_a_patrol_names_its_night_and_is_for_who_works_the_whole_area() -> None:
    area, ward = factories.borough()
    week = factories.proposed(area)
    patrol = factories.first_patrol(week)
    coordinator = signed_in(area)
    address = f"{url('comment', area, ISO)}?patrol={patrol.id}"
    assert address in read(coordinator, url("week", area, ISO))
    assert "Comment on the patrol on Friday 13 July" in read(coordinator, address)
    coordinator.post(address, pressed(text="The van is in repair."))
    assert Comment.objects.get().patrol_id == patrol.id
    assert "The van is in repair." in read(coordinator, url("week", area, ISO))
    sergeant = signed_in(ward, Role.WARD_SERGEANT)
    assert f"{url('comment', area, ISO)}?place=" in read(sergeant, url("week", area, ISO))
    assert "Comment on the" not in read(sergeant, url("week", area, ISO))
    assert sergeant.post(address, pressed(text="Mine.")).status_code == 403
    partner = signed_in(area, Role.PARTNER_WORKER)
    assert partner.get(address).status_code == 404
    for broken in ("none", str(uuid4())):
        assert coordinator.get(f"{url('comment', area, ISO)}?patrol={broken}").status_code == 404
