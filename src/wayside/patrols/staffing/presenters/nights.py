"""The coming nights with who is on each, as people know them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from wayside.patrols.calendar import week_title
from wayside.patrols.models import Patrol
from wayside.patrols.presenters.words import hours_in_words
from wayside.patrols.queries.crews import CrewMember, WantedPost
from wayside.patrols.queries.facts import patrol_name
from wayside.patrols.staffing import sentences
from wayside.patrols.staffing.queries import BrokenPosting
from wayside.patrols.staffing.queries.money import Price
from wayside.patrols.vocabulary import Duty


@dataclass(frozen=True, slots=True)
class OnNight:
    """One person on a night; ``told`` is the place that can be given up, once they were told."""

    duty: str
    name: str
    told: UUID | None


@dataclass(frozen=True, slots=True)
class ComingNight:
    """One night."""

    id: UUID
    name: str
    hours: str
    crew: tuple[OnNight, ...]
    missing: tuple[str, ...]
    cost: str


@dataclass(frozen=True, slots=True)
class ComingWeek:
    """A week's nights."""

    title: str
    state: str
    nights: tuple[ComingNight, ...]


def coming_weeks(
    patrols: list[Patrol],
    crews: Mapping[UUID, tuple[CrewMember, ...]],
    posts: Mapping[UUID, tuple[WantedPost, ...]],
    prices: Mapping[UUID, Price],
) -> tuple[ComingWeek, ...]:
    """The nights week by week, in order of time."""
    weeks: dict[UUID, list[Patrol]] = {}
    for patrol in patrols:
        weeks.setdefault(patrol.week_id, []).append(patrol)
    return tuple(
        ComingWeek(
            title=week_title(nights[0].week.iso),
            state=nights[0].week.get_state_display(),
            nights=tuple(
                _night(each, crews[each.id], posts[each.id], prices.get(each.id, Price()))
                for each in nights
            ),
        )
        for nights in weeks.values()
    )


def _night(
    patrol: Patrol, crew: tuple[CrewMember, ...], posts: tuple[WantedPost, ...], price: Price
) -> ComingNight:
    return ComingNight(
        id=patrol.id,
        name=patrol_name(patrol),
        hours=hours_in_words(patrol.hours),
        crew=tuple(_on_night(each) for each in crew),
        missing=missing_posts(crew, posts),
        cost=sentences.cost(price.pence, price.rest_minutes),
    )


def _on_night(member: CrewMember) -> OnNight:
    """Partners come by their agency's answer and are taken off by it."""
    label = str(Duty(member.duty).label)
    leaves = member.posting_id if member.duty != Duty.PARTNER else None
    return OnNight(label, member.name, leaves)


@dataclass(frozen=True, slots=True)
class BrokenRow:
    """A place that a rule stands against now."""

    id: UUID
    night: str
    name: str
    duty: str
    said: str


def broken_rows(broken: Iterable[BrokenPosting]) -> tuple[BrokenRow, ...]:
    """What has to be re-planned, in order of time."""
    return tuple(
        BrokenRow(
            id=each.posting.id,
            night=patrol_name(each.posting.patrol),
            name=each.posting.worker.person.name,
            duty=str(sentences.DUTIES[Duty(each.posting.duty)]),
            said=" ".join(each.said),
        )
        for each in broken
    )


def missing_posts(crew: tuple[CrewMember, ...], posts: tuple[WantedPost, ...]) -> tuple[str, ...]:
    """What a patrol still needs, in words."""
    found = []
    for post in posts:
        missing = post.wanted - sum(each.duty == post.duty for each in crew)
        if missing > 0:
            found.append(sentences.people(post.duty, missing))
    return tuple(found)
