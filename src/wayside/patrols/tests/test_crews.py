"""Who stands on a patrol, and whom it needs."""

from typing import Any

import pytest

from wayside.patrols.models import Post, Segment
from wayside.patrols.queries import crews, posts_of
from wayside.patrols.staffing.tests.factories import STAMPS, posting, worker
from wayside.patrols.tests import factories
from wayside.patrols.vocabulary import Duty, PostingState, SegmentKind

pytestmark = pytest.mark.django_db


def test_a_crew_stands_lead_first_without_who_withdrew(django_assert_num_queries: Any) -> None:
    area, _ward = factories.borough()
    week = factories.proposed(area)
    patrols = list(week.patrols.all())
    for name, duty in (("Ann", Duty.TRAINED), ("Zoe", Duty.LEAD), ("Bob", Duty.LOCAL)):
        posting(patrols[0], worker(area, name), duty)
    posting(patrols[0], worker(area, "Gone"), state=PostingState.WITHDRAWN)
    with django_assert_num_queries(1):
        found = crews(patrols)
    assert [each.name for each in found[patrols[0].id]] == ["Zoe", "Ann", "Bob"]
    assert found[patrols[1].id] == ()


def test_a_patrol_needs_a_lead_trained_officers_and_a_local_one() -> None:
    area, _ward = factories.borough()
    patrol = factories.first_patrol(factories.proposed(area))
    found = posts_of([patrol], trained=3)[patrol.id]
    assert [(each.duty, each.wanted) for each in found] == [
        (Duty.LEAD, 1),
        (Duty.TRAINED, 3),
        (Duty.LOCAL, 1),
    ]
    assert {each.hours for each in found} == {patrol.hours}


def test_a_patrols_own_posts_come_before_what_is_usual_and_partners_at_their_hours() -> None:
    area, _ward = factories.borough()
    patrol = factories.first_patrol(factories.proposed(area))
    supper = Segment.objects.create(
        patrol=patrol,
        kind=SegmentKind.ENGAGEMENT,
        starts_at=patrol.starts_at,
        ends_at=patrol.starts_at.replace(hour=patrol.starts_at.hour + 1),
        **STAMPS,
    )
    Post.objects.create(patrol=patrol, duty=Duty.LOCAL, wanted=0, **STAMPS)
    Post.objects.create(patrol=patrol, duty=Duty.PARTNER, wanted=2, segment=supper, **STAMPS)
    found = posts_of([patrol])[patrol.id]
    assert [(each.duty, each.wanted) for each in found] == [
        (Duty.LEAD, 1),
        (Duty.TRAINED, 2),
        (Duty.PARTNER, 2),
    ]
    assert found[-1].hours == supper.hours
