"""How high a risk is by what is known, and what leads to a MARAC. Pure."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy as _

from wayside.people.rules import Born
from wayside.safeguarding.dash.topics import TOPICS
from wayside.safeguarding.dash.vocabulary import (
    Answer,
    AssessmentState,
    Criterion,
    Instrument,
    Level,
    RiseState,
)
from wayside.web.states import Machine, NotNow, Transition

Answers = Mapping[str, Sequence[str]]
YOUNGEST = 16
WORKER = _("A worker to whom the record is open")
ASSESSMENT = Machine(
    slug="safeguarding.assessment",
    name=_("A risk assessment"),
    initial=AssessmentState.DRAFT,
    transitions=(
        Transition(
            AssessmentState.DRAFT, "finish", AssessmentState.FINISHED, WORKER, _("Finish it")
        ),
        Transition(
            AssessmentState.DRAFT, "leave", AssessmentState.LEFT, WORKER, _("Leave it unfinished")
        ),
    ),
    ends=frozenset({AssessmentState.FINISHED, AssessmentState.LEFT}),
)
RISE = Machine(
    slug="safeguarding.rise",
    name=_("A risk that rose"),
    initial=RiseState.OPEN,
    transitions=(
        Transition(RiseState.OPEN, "refer", RiseState.REFER, WORKER, _("Refer it to the MARAC")),
        Transition(RiseState.OPEN, "leave", RiseState.LEFT, WORKER, _("Not now, with reasons")),
        Transition(RiseState.LEFT, "refer", RiseState.REFER, WORKER, _("Refer it after all")),
        Transition(RiseState.REFER, "send", RiseState.REFERRED, WORKER, _("It is referred")),
        Transition(RiseState.REFER, "leave", RiseState.LEFT, WORKER, _("Not now, with reasons")),
    ),
    ends=frozenset({RiseState.REFERRED}),
)


@dataclass(frozen=True, slots=True)
class Thresholds:
    """From when risk counts as what: local, and so data. These are what is common."""

    medium_from: int = 10
    high_from: int = 14
    escalation_from: int = 3
    months: int = 12


@dataclass(frozen=True, slots=True)
class Scored:
    """A finished assessment: on which day, and what it came to."""

    day: date
    score: int | None
    level: int


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything that risk is read from: finished assessments (the latest last), the levels that
    were judged, the days of abuse, and those on which a MARAC was asked."""

    assessed: Sequence[Scored] = ()
    judged: Collection[int] = ()
    events: Collection[date] = ()
    maracs: Collection[date] = ()


@dataclass(frozen=True, slots=True)
class Standing:
    """How high the risk is now, and which criteria are met."""

    level: Level
    score: int | None
    criteria: frozenset[Criterion]


def score_of(answers: Answers) -> int:
    """How many answers are yes."""
    return sum(1 for answer, *_words in answers.values() if answer == Answer.YES)


def level_of(score: int, terms: Thresholds) -> Level:
    """What a score alone comes to."""
    if score >= terms.high_from:
        return Level.HIGH
    return Level.MEDIUM if score >= terms.medium_from else Level.STANDARD


def standing(facts: Facts, terms: Thresholds, *, today: date) -> Standing | None:
    """How high the risk is; None where nothing is known. Judgement counts beside the latest
    assessment, and the higher of the two holds: no score lowers what was judged."""
    if not (facts.assessed or facts.judged or facts.events):
        return None
    last = facts.assessed[-1] if facts.assessed else None
    level = max((last.level if last else Level.STANDARD, *facts.judged))
    return Standing(Level(level), last.score if last else None, _criteria(facts, terms, today))


def rose(before: Standing | None, after: Standing | None) -> bool:
    """Whether the risk is higher, or a criterion is met that was not."""
    if after is None:
        return False
    if before is None:
        return after.level > Level.STANDARD or bool(after.criteria)
    return after.level > before.level or bool(after.criteria - before.criteria)


def check_age(born: Born | None, *, today: date) -> None:
    """Raises:
    NotNow: this is a child under 16: a DASH is not for them, and a child's path is.
    """
    if born is not None and born.oldest_on(today) < YOUNGEST:
        raise NotNow(
            _(
                "A DASH is for people of 16 and over. This is a child: put in a child safeguarding "
                "referral instead."
            )
        )


def check_complete(instrument: str, answers: Answers) -> None:
    """Raises:
    NotNow: a question has no answer yet.
    """
    missing = [number for number in TOPICS if str(number) not in answers]
    if instrument == Instrument.DASH and missing:
        raise NotNow(
            _("Answer each question; “Don’t know” is an answer. Still open: %(numbers)s.")
            % {"numbers": ", ".join(map(str, missing))}
        )


def check_day(day: date, *, today: date) -> None:
    """Raises:
    NotNow: the day lies ahead, or too long ago to have been noted right.
    """
    if day > today:
        raise NotNow(_("That day lies ahead."))
    if (today - day).days > 36_525:
        raise NotNow(_("That day is more than a hundred years ago."))


def months_before(day: date, months: int) -> date:
    """The same day so many months earlier; of a month that is shorter, its last day."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    for last in range(day.day, 0, -1):
        try:
            return date(year, month + 1, last)
        except ValueError:
            continue
    raise AssertionError(day)  # pragma: no cover  every month has a first


def _criteria(facts: Facts, terms: Thresholds, today: date) -> frozenset[Criterion]:
    since = months_before(today, terms.months)
    lately = [each for each in facts.events if since <= each <= today]
    asked = [each for each in facts.maracs if since <= each <= today]
    last = facts.assessed[-1] if facts.assessed else None
    met = {
        Criterion.VISIBLE: last is not None and last.level == Level.HIGH,
        Criterion.JUDGEMENT: Level.HIGH in facts.judged,
        Criterion.ESCALATION: len(lately) >= terms.escalation_from,
        Criterion.REPEAT: bool(asked) and any(each >= max(asked) for each in lately),
    }
    return frozenset(each for each, is_met in met.items() if is_met)
