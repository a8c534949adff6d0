"""What is kept of a child, in words and colours, with the steps that may follow."""

from dataclasses import dataclass
from datetime import date

from wayside.people.models import Person
from wayside.safeguarding.childhood import queries, rules
from wayside.safeguarding.childhood.data import Row, law, topics
from wayside.safeguarding.childhood.rules import (
    EPISODE,
    EPISODE_BUTTONS,
    REVIEW,
    REVIEW_BUTTONS,
)
from wayside.safeguarding.childhood.vocabulary import Sign
from wayside.safeguarding.models import (
    ChildMissing,
    IndicatorNote,
    SpecialistReview,
    TransitionPlan,
    TransitionStep,
)
from wayside.web.components.text import Colour
from wayside.web.states import Transition, Words

OF_SIGN: dict[str, Colour] = {Sign.SEEN: "red", Sign.POSSIBLE: "yellow", Sign.NOT_NOW: "grey"}


@dataclass(frozen=True, slots=True)
class Cell:
    """One month of one topic; blank where nothing was noted."""

    label: Words
    colour: Colour


@dataclass(frozen=True, slots=True)
class ShownEpisode:
    """A time missing, and what may follow."""

    episode: ChildMissing
    pages: frozenset[str]
    buttons: tuple[Transition, ...]


@dataclass(frozen=True, slots=True)
class ShownReview:
    """A review, and what may follow."""

    review: SpecialistReview
    may_hold: bool
    buttons: tuple[Transition, ...]


@dataclass(frozen=True, slots=True)
class ShownChild:
    """All that is kept of one child beside the referral."""

    months: tuple[date, ...]
    picture: list[tuple[str, list[Cell]]]
    notes: list[IndicatorNote]
    episodes: list[ShownEpisode]
    reviews: list[ShownReview]
    law: tuple[Row, ...]
    plan: TransitionPlan | None
    steps: list[TransitionStep]
    nears_adulthood: bool


def shown_of(person: Person, *, today: date) -> ShownChild:
    """All of it, for the page of the child."""
    kept = queries.kept_of(person)
    labels = {each.slug: each.label for each in topics()}
    found = rules.picture(((n.topic, n.sign, n.on_date) for n in kept.notes), today=today)
    return ShownChild(
        rules.months_to(today),
        [(labels.get(topic, topic), [_cell(sign) for sign in row]) for topic, row in found.items()],
        [each for each in reversed(kept.notes) if each.words],
        [_episode(each) for each in kept.episodes],
        [_review(each) for each in kept.reviews],
        law(),
        kept.plan,
        kept.steps,
        rules.nears_adulthood(person.birth, today=today),
    )


def _cell(sign: str) -> Cell:
    return Cell(Sign(sign).label, OF_SIGN[sign]) if sign else Cell("", "grey")


def _episode(held: ChildMissing) -> ShownEpisode:
    steps = EPISODE.steps_from(held.state)
    return ShownEpisode(
        held,
        frozenset(each.verb for each in steps) - EPISODE_BUTTONS,
        tuple(each for each in steps if each.verb in EPISODE_BUTTONS),
    )


def _review(held: SpecialistReview) -> ShownReview:
    steps = REVIEW.steps_from(held.state)
    return ShownReview(
        held,
        REVIEW.can(held.state, "hold"),
        tuple(each for each in steps if each.verb in REVIEW_BUTTONS),
    )
