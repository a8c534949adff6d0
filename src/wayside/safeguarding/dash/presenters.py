"""Risk in words, colours and a picture."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from wayside.safeguarding.dash.actions import Risk
from wayside.safeguarding.dash.topics import TOPICS
from wayside.safeguarding.dash.vocabulary import Answer, AssessmentState, Criterion, Level
from wayside.safeguarding.models import RiskAssessment
from wayside.web.charts import Chart
from wayside.web.clock import day_of
from wayside.web.components.text import Colour
from wayside.web.states import Words

COLOURS: dict[int, Colour] = {Level.STANDARD: "yellow", Level.MEDIUM: "orange", Level.HIGH: "red"}
OF_ANSWERS: dict[str, Colour] = {
    Answer.YES: "red",
    Answer.NO: "grey",
    Answer.UNKNOWN: "yellow",
}


@dataclass(frozen=True, slots=True)
class ShownAnswer:
    """One question with its answer and note."""

    number: int
    topic: Words
    question: str
    answer: Words
    colour: Colour
    note: str


def criteria_in_words(criteria: Iterable[str]) -> list[Words]:
    """The criteria that are met, in their order."""
    met = set(criteria)
    return [each.label for each in Criterion if each in met]


def answers_of(assessment: RiskAssessment, questions: Mapping[str, str]) -> tuple[ShownAnswer, ...]:
    """Every question, answered or not."""
    return tuple(
        _answer(number, assessment.answers.get(str(number)), questions.get(str(number), ""))
        for number in TOPICS
    )


def history(risk: Risk) -> Chart | None:
    """How the level changed; none while there is but one point."""
    points = [
        (day_of(each.finished_at or each.created_at), Level(each.level or 1), _("Assessment"))
        for each in risk.assessments
        if each.state == AssessmentState.FINISHED
    ]
    points += [(day_of(each.at), Level(each.level), _("Judgement")) for each in risk.judgements]
    if len(points) < 2:
        return None
    levels = [str(each.label) for each in sorted(Level, reverse=True)]
    spec = {
        "mark": {"type": "line", "interpolate": "step-after", "point": True},
        "encoding": {
            "x": {"field": "when", "type": "temporal", "title": None},
            "y": {"field": "level", "type": "ordinal", "sort": levels, "title": None},
            "color": {"field": "by", "type": "nominal", "title": None},
        },
        "width": 420,
        "height": 140,
    }
    rows = [
        (day.isoformat(), str(level.label), by) for day, level, by in sorted(points, key=_order)
    ]
    heads = (_("When"), _("Level"), _("By"))
    note = _("What was judged holds beside every later score: the higher of the two is the risk.")
    return Chart(_("How the risk changed"), spec, heads, rows, note, ("when", "level", "by"))


def _order(point: tuple[object, ...]) -> str:
    return str(point[0])


def _answer(number: int, found: list[str] | None, question: str) -> ShownAnswer:
    answer, note = found if found else ("", "")
    label = Answer(answer).label if answer else _("Not answered yet")
    return ShownAnswer(
        number, TOPICS[number], question, label, OF_ANSWERS.get(answer, "blue"), note
    )
