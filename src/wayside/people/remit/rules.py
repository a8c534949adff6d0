"""Whether somebody is within a remit, as far as it is known."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from wayside.people.remit.vocabulary import Answer
from wayside.people.rules import ADULT, OLDEST, Born
from wayside.people.vocabulary import CHILDREN, AgeMark, Sex

UNSAID = frozenset({Sex.NOT_SAID, Sex.ANOTHER})


@dataclass(frozen=True, slots=True)
class Served:
    """One line of a remit: whom, from which age, until which, and whether their children too."""

    sex: str = ""
    age_from: int = 0
    age_until: int | None = None
    with_children: bool = False


def ages(born: Born | None, mark: AgeMark, *, today: date) -> tuple[int, int]:
    """The lowest and the highest age somebody can have."""
    if born is not None:
        return born.youngest_on(today), born.oldest_on(today)
    if mark == AgeMark.CHILD:
        return 0, ADULT - 1
    return (0 if mark == AgeMark.MAY_BE_CHILD else ADULT), OLDEST


def answer(
    served: Iterable[Served], *, sex: Sex, born: Born | None, mark: AgeMark, today: date
) -> Answer:
    """Whether somebody is within a remit. Without any line everybody is. What is not known, or
    fits no box, is never held against anybody; a child outside is helped all the same."""
    lines = tuple(served)
    youngest, oldest = ages(born, mark, today=today)
    found = [_of_line(each, sex, youngest, oldest) for each in lines]
    if not lines or Answer.INSIDE in found:
        return Answer.INSIDE
    is_child = mark in CHILDREN or oldest < ADULT
    if Answer.UNSURE in found or (is_child and any(each.with_children for each in lines)):
        return Answer.UNSURE
    return Answer.CHILD_OUTSIDE if is_child else Answer.OUTSIDE


def _of_line(line: Served, sex: Sex, youngest: int, oldest: int) -> Answer:
    until = OLDEST if line.age_until is None else line.age_until
    if oldest < line.age_from or youngest > until:
        return Answer.OUTSIDE
    if line.sex and sex not in UNSAID and sex != line.sex:
        return Answer.OUTSIDE
    sure = (not line.sex or sex == line.sex) and youngest >= line.age_from and oldest <= until
    return Answer.INSIDE if sure else Answer.UNSURE
