"""The coming nights with who is on each, as people know them."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from wayside.partners.models import Area
from wayside.patrols.calendar import week_title
from wayside.patrols.models import Patrol
from wayside.patrols.presenters.words import hours_in_words
from wayside.patrols.queries.crews import CrewMember, WantedPost
from wayside.patrols.queries.facts import patrol_name
from wayside.patrols.staffing import sentences
from wayside.patrols.staffing.queries import BrokenPosting
from wayside.patrols.staffing.queries.money import Price
from wayside.patrols.vocabulary import Duty
from wayside.web.navigation import addresses


@dataclass(frozen=True, slots=True)
class OnNight:
    """One person on a night; ``leave`` is where they are taken off, blank for partners, who come
    and go by their agency's answer."""

    duty: str
    name: str
    leave: str


@dataclass(frozen=True, slots=True)
class ComingNight:
    """One night; ``change`` is where it is said who is needed."""

    name: str
    hours: str
    crew: tuple[OnNight, ...]
    missing: tuple[str, ...]
    cost: str
    change: str


@dataclass(frozen=True, slots=True)
class ComingWeek:
    """A week's nights."""

    title: str
    state: str
    nights: tuple[ComingNight, ...]


def coming_weeks(
    area: Area,
    patrols: list[Patrol],
    crews: Mapping[UUID, tuple[CrewMember, ...]],
    posts: Mapping[UUID, tuple[WantedPost, ...]],
    prices: Mapping[UUID, Price],
) -> tuple[ComingWeek, ...]:
    """The nights week by week, in order of time, with where each is changed."""
    wanted = addresses("patrols:wanted", area.slug)
    leaves = addresses("patrols:withdraw", area.slug)
    weeks: dict[UUID, list[Patrol]] = {}
    for patrol in patrols:
        weeks.setdefault(patrol.week_id, []).append(patrol)
    return tuple(
        ComingWeek(
            title=week_title(nights[0].week.iso),
            state=nights[0].week.get_state_display(),
            nights=tuple(
                ComingNight(
                    name=patrol_name(each),
                    hours=hours_in_words(each.hours),
                    crew=tuple(_on_night(member, leaves) for member in crews[each.id]),
                    missing=missing_posts(crews[each.id], posts[each.id]),
                    cost=_cost(prices.get(each.id, Price())),
                    change=wanted(each.id),
                )
                for each in nights
            ),
        )
        for nights in weeks.values()
    )


def _cost(price: Price) -> str:
    return sentences.cost(price.pence, price.rest_minutes)


def _on_night(member: CrewMember, leaves: Callable[[UUID], str]) -> OnNight:
    leave = leaves(member.posting_id) if member.duty != Duty.PARTNER else ""
    return OnNight(str(Duty(member.duty).label), member.name, leave)


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
