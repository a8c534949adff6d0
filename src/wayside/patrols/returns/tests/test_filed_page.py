"""A filed return, read side by side."""

from uuid import uuid4

import pytest

from wayside.patrols.models import Segment
from wayside.patrols.returns import actions
from wayside.patrols.returns.presenters.filed_page import filed_page
from wayside.patrols.returns.queries import plan_of
from wayside.patrols.returns.tests import factories
from wayside.patrols.returns.values import NightTold, PartTold
from wayside.patrols.returns.vocabulary import Count, Weather
from wayside.patrols.vocabulary import SegmentKind

pytestmark = pytest.mark.django_db


def test_two_parts_of_one_name_are_told_apart_by_their_planned_times() -> None:
    night = factories.night()
    factories.segments(night.patrol)
    Segment.objects.filter(patrol=night.patrol).update(kind=SegmentKind.PATROL, title="")
    first, second = plan_of(night.fresh)
    parts = (
        PartTold(first.kind, first.hours, first.segment_id, nobody_seen=True),
        PartTold(second.kind, second.hours, second.segment_id, counts={(Count.WOMEN_MET, ""): 2}),
    )
    filed = actions.file_return(
        patrol=night.fresh,
        form=uuid4(),
        told=NightTold(weather=Weather.DRY, parts=parts),
        by=night.by,
        now=factories.MORNING,
    )
    rows = {str(each.label): each.values for each in filed_page([filed]).rows}
    assert rows["Patrol 20:00 – 22:00: People"] == ("Nobody was seen",)
    assert rows["Patrol 22:00 – 02:00: Women met"] == ("2",)
    assert "Patrol 22:00 – 02:00: People" not in rows
