"""Which counts belong to which part of a night, and which of them cannot go together."""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from wayside.access.ages import AgeMark
from wayside.access.offences import Against, ChildFirst, check_adult
from wayside.patrols.calendar import Window
from wayside.patrols.returns.vocabulary import (
    ENFORCEMENT_COUNTS,
    ENGAGEMENT_COUNTS,
    OF_PEOPLE,
    PEOPLE,
    Count,
    Service,
)
from wayside.patrols.vocabulary import SegmentKind
from wayside.web.states import NotNow

AGAINST = {
    Count.ARRESTS: Against.ARREST,
    Count.CONDITIONAL_CAUTIONS: Against.CAUTION,
    Count.CAUTIONS: Against.CAUTION,
    Count.WARNINGS: Against.WARNING,
}
COUNT_ADULTS = _("If it was an adult, count them among the people met.")
Key = tuple[Count, str]
Counts = Mapping[Key, int]
LONGEST = timedelta(hours=16)


def counts_on(kind: str) -> tuple[Count, ...]:
    """What is counted on a part of that kind: each side has its own."""
    if kind == SegmentKind.ENGAGEMENT:
        return ENGAGEMENT_COUNTS
    if kind == SegmentKind.ENFORCEMENT:
        return ENFORCEMENT_COUNTS
    return (*ENGAGEMENT_COUNTS, *ENFORCEMENT_COUNTS)


def hears_partners(kind: str) -> bool:
    """Partners are on no enforcement part, so that they have no word to say of one."""
    return kind != SegmentKind.ENFORCEMENT


def people_in(counts: Counts) -> int:
    """How many people were met."""
    return sum(counts.get((each, ""), 0) for each in PEOPLE)


def faults(counts: Counts, *, nobody_seen: bool) -> Iterator[tuple[Key | None, str | Promise]]:
    """What cannot be so, each with the count to look at; None is the tick of nobody seen."""
    met = people_in(counts)
    if nobody_seen and met:
        yield None, _("You ticked that nobody was seen and counted people who were met.")
    for each in OF_PEOPLE:
        if counts.get((each, ""), 0) > met:
            yield (each, ""), _("This cannot be more than the people met in this part.")
    try:
        check_none_of_children(counts)
    except ChildFirst as child:
        yield (Count.UNDER_18_MET, ""), f"{child.sentence} {COUNT_ADULTS}"
    for service in Service:
        if counts.get((Count.TAKEN, service), 0) > counts.get((Count.OFFERED, service), 0):
            yield (Count.TAKEN, service), _("More were taken than offered. Count each offer too.")


def check_none_of_children(counts: Counts) -> None:
    """Raises:
    ChildFirst: something is counted against people who all may be under 18.
    """
    children = counts.get((Count.UNDER_18_MET, ""), 0)
    if children and children == people_in(counts):
        for what, against in AGAINST.items():
            if counts.get((what, ""), 0):
                check_adult(against, AgeMark.MAY_BE_CHILD)


def check_counts(kind: str, counts: Counts, *, nobody_seen: bool) -> None:
    """Raise unless the counts belong to the kind and go together.

    Raises:
        NotNow: a side's count stands on the other side, or two cannot both be so.
    """
    if any(what not in counts_on(kind) for what, _service in counts):
        raise NotNow(_("Engagement and enforcement are counted each on their own part."))
    for _key, sentence in faults(counts, nobody_seen=nobody_seen):
        raise NotNow(sentence)


def check_hours(hours: Window, *, planned: Window, now: datetime) -> None:
    """Raise unless the times told of a part can be true of this night.

    Raises:
        NotNow: they lie ahead, last too long or belong to another night.
    """
    if hours.length > LONGEST:
        raise NotNow(_("This part would last longer than 16 hours. Check both times."))
    if hours.starts_at > now:
        raise NotNow(_("This part begins later than now. Check the start."))
    if hours.ends_at > max(now, planned.ends_at):
        raise NotNow(_("This part ends later than now. Check the end."))


def check_begun(planned: Window, *, now: datetime) -> None:
    """Raise unless the patrol has begun.

    Raises:
        NotNow: there is nothing to tell yet.
    """
    if planned.starts_at > now:
        raise NotNow(_("This patrol has not begun yet, so there is nothing to return."))
