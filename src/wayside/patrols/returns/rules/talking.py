"""What a conversation adds to the counts of its night, and to which part. Pure."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime

from wayside.patrols.returns.rules.counting import Counts, Key
from wayside.patrols.returns.values import PartPlan
from wayside.patrols.returns.vocabulary import Count, Service
from wayside.patrols.vocabulary import SegmentKind
from wayside.sharing.conversations.values import Conversation
from wayside.sharing.conversations.vocabulary import Thing, Topic, Who

MET = {
    Who.WOMAN: Count.WOMEN_MET,
    Who.MAN: Count.MEN_MET,
    Who.OTHER: Count.OTHERS_MET,
    Who.CHILD: Count.UNDER_18_MET,
}
SERVICES: Mapping[Topic, Service] = {
    Topic.PHYSICAL_HEALTH: Service.HEALTH,
    Topic.SEXUAL_HEALTH: Service.HEALTH,
    Topic.MENTAL_HEALTH: Service.HEALTH,
    Topic.SUBSTANCES: Service.DRUGS_ALCOHOL,
    Topic.HOUSING: Service.HOUSING,
    Topic.DOMESTIC_ABUSE: Service.VIOLENCE,
    Topic.SEXUAL_VIOLENCE: Service.VIOLENCE,
    Topic.MONEY: Service.MONEY,
}


def counts_of(told: Conversation) -> Iterator[Key]:
    """What one conversation counts, each once: a service counts once however much of it."""
    yield MET[told.who], ""
    if told.new_to_us:
        yield Count.NEW_TO_US, ""
    if Thing.HOT_DRINK in told.given:
        yield Count.HOT_DRINKS, ""
    yield from ((Count.OFFERED, each) for each in _services(told.offered))
    yield from ((Count.TAKEN, each) for each in _services(told.taken))


def part_at(plan: Sequence[PartPlan], moment: datetime) -> PartPlan | None:
    """The part of the night in which people are met and that was under way, else the first such;
    none where the whole night enforces."""
    meeting = [part for part in plan if part.kind != SegmentKind.ENFORCEMENT]
    under_way = (part for part in meeting if part.hours.starts_at <= moment < part.hours.ends_at)
    return next(under_way, meeting[0] if meeting else None)


def added(counts: Counts, talks: Counts) -> dict[Key, int]:
    """What was tapped, and what the conversations count."""
    return {key: counts.get(key, 0) + talks.get(key, 0) for key in (*counts, *talks)}


def _services(topics: Iterable[Topic]) -> list[Service]:
    return sorted({SERVICES.get(each, Service.OTHER) for each in topics})
