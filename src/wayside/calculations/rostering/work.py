"""What is to be staffed: patrols, their posts, and who is put where."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from .spans import Span


class Duty(StrEnum):
    """What a person does on a patrol."""

    LEAD = "lead"
    TRAINED = "trained"
    LOCAL = "local"
    PARTNER = "partner"


WEIGHTS = {Duty.LEAD: 8, Duty.TRAINED: 4, Duty.LOCAL: 2, Duty.PARTNER: 1}
"""What an empty post counts: without a lead nobody goes out, a partner is a gain."""


@dataclass(frozen=True, slots=True)
class Post:
    """So many people for one duty. span: when it differs from the patrol's (a partner joins for
    the engagement segment only). weight: what each empty place counts."""

    duty: Duty
    count: int = 1
    span: Span | None = None
    weight: int = 0

    def __post_init__(self) -> None:
        if self.count < 1:
            raise ValueError("A post needs at least one person.")
        if self.weight < 0:
            raise ValueError("A post's weight cannot be below 0.")

    @property
    def cost_of_empty(self) -> int:
        """What one empty place counts."""
        return self.weight or WEIGHTS[self.duty]


@dataclass(frozen=True, slots=True)
class Patrol:
    """One night's patrol. night: the local date it begins on. wards: where it goes, once known;
    until then no local officer can be found. told_on: when its people were told, if they were.
    public_holiday: whether the night is paid as one."""

    id: str
    night: date
    span: Span
    posts: tuple[Post, ...]
    wards: frozenset[str] = frozenset()
    told_on: date | None = None
    public_holiday: bool = False

    def __post_init__(self) -> None:
        duties = [post.duty for post in self.posts]
        if len(set(duties)) != len(duties):
            raise ValueError(f"Patrol {self.id} names a duty twice: give the post a count.")

    def post(self, duty: Duty) -> Post | None:
        """The post of a duty."""
        return next((post for post in self.posts if post.duty == duty), None)

    def span_of(self, duty: Duty) -> Span:
        """When somebody on a duty works."""
        post = self.post(duty)
        return post.span if post and post.span else self.span


@dataclass(frozen=True, slots=True, order=True)
class Assignment:
    """One person on one patrol for one duty."""

    patrol: str
    duty: Duty
    person: str


Roster = frozenset[Assignment]
"""Who is put where."""
