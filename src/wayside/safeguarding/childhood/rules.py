"""What a time missing and a specialist review allow; who is nearly grown up; what the signs say
month by month. Pure."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from django.utils.translation import gettext_lazy as _

from wayside.people.rules import Born
from wayside.safeguarding.childhood.vocabulary import EpisodeState, ReviewState
from wayside.web.states import Machine, NotNow, Transition

WORKER = _("A worker to whom the record is open, with the safeguarding lead")
Missing, Review = EpisodeState, ReviewState
PLANNED_FROM = 17
MONTHS = 6

EPISODE = Machine(
    slug="safeguarding.missing_episode",
    name=_("A child’s time missing"),
    initial=Missing.MISSING,
    transitions=(
        Transition(Missing.MISSING, "return", Missing.RETURNED, WORKER, _("The child is back")),
        Transition(Missing.RETURNED, "offer", Missing.OFFERED, WORKER, _("Interview was offered")),
        Transition(Missing.OFFERED, "interview", Missing.DONE, WORKER, _("It was held")),
        Transition(Missing.OFFERED, "decline", Missing.DECLINED, WORKER, _("It was declined")),
        Transition(Missing.DECLINED, "offer", Missing.OFFERED, WORKER, _("Offer it again")),
    ),
    ends=frozenset({Missing.DONE}),
)
REVIEW = Machine(
    slug="safeguarding.specialist_review",
    name=_("The specialist review of a child who harms others"),
    initial=Review.ASKED,
    transitions=(
        Transition(Review.ASKED, "hold", Review.PLANNED, WORKER, _("Note the review")),
        Transition(Review.PLANNED, "hold", Review.PLANNED, WORKER, _("Note another review")),
        Transition(Review.PLANNED, "close", Review.CLOSED, WORKER, _("Close it")),
        Transition(Review.CLOSED, "ask_again", Review.ASKED, WORKER, _("Review again")),
    ),
)
EPISODE_BUTTONS = frozenset({"offer", "decline"})
REVIEW_BUTTONS = frozenset({"close", "ask_again"})


def check_times(*, from_at: datetime, until_at: datetime | None, now: datetime) -> None:
    """Raises:
    NotNow: they lie ahead, or the end before the beginning.
    """
    if from_at > now or (until_at and until_at > now):
        raise NotNow(_("This lies ahead. Check the day and the time."))
    if until_at and until_at <= from_at:
        raise NotNow(_("The child cannot be back before they were missing. Check both times."))


def check_day(day: date, *, today: date) -> None:
    """Raises:
    NotNow: it lies ahead.
    """
    if day > today:
        raise NotNow(_("This day lies ahead."))


def check_until(day: date, *, today: date) -> None:
    """Raises:
    NotNow: it has passed.
    """
    if day < today:
        raise NotNow(_("Choose a day to come."))


def nears_adulthood(born: Born | None, *, today: date) -> bool:
    """Whether somebody may be 17 by now, so that the way into adulthood is to be planned."""
    return born is not None and born.oldest_on(today) >= PLANNED_FROM


def months_to(today: date) -> tuple[date, ...]:
    """The first days of the last months, the earliest first."""
    found, month = [], today.replace(day=1)
    for _each in range(MONTHS):
        found.append(month)
        month = (month.replace(day=1) - date.resolution).replace(day=1)
    return tuple(reversed(found))


def picture(
    notes: Iterable[tuple[str, str, date]], *, today: date
) -> Mapping[str, tuple[str, ...]]:
    """Of each topic that was ever noted, the last sign of each month, blank where none was."""
    months = months_to(today)
    found: dict[str, list[str]] = {}
    for topic, sign, day in sorted(notes, key=lambda each: each[2]):
        row = found.setdefault(topic, [""] * len(months))
        month = day.replace(day=1)
        if month in months:
            row[months.index(month)] = sign
    return {topic: tuple(row) for topic, row in found.items()}
