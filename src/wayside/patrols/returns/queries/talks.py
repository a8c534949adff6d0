"""What the conversations of a patrol count."""

from collections import defaultdict
from uuid import UUID

from wayside.patrols.models import Patrol, TalkCount
from wayside.patrols.returns.queries.filed import plan_of
from wayside.patrols.returns.rules import talking
from wayside.patrols.returns.rules.counting import Key
from wayside.patrols.returns.vocabulary import Count


def talks_of(patrol: Patrol) -> dict[UUID | None, dict[Key, int]]:
    """By part of the night; what belonged to a part that is gone, with the first that meets
    people."""
    plan = plan_of(patrol)
    known = {part.segment_id for part in plan}
    first = talking.part_at(plan, patrol.starts_at)
    found: dict[UUID | None, dict[Key, int]] = defaultdict(lambda: defaultdict(int))
    for each in TalkCount.objects.filter(patrol=patrol):
        elsewhere = first.segment_id if first else None
        part = each.segment_id if each.segment_id in known else elsewhere
        found[part][Count(each.what), each.service] += each.value
    return {part: dict(counts) for part, counts in found.items()}
