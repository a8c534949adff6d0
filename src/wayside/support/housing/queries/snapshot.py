"""What a request for a place says: categories of need, and of who it is no more than was agreed."""

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wayside.calculations.placement import Sex
from wayside.people.models import Person
from wayside.sharing.agreements.vocabulary import Category
from wayside.support.housing.vocabulary import ByAndFor, MindLevel, UseLevel
from wayside.web.states import Words

Answers = Mapping[str, Any]
SEXES = {Sex.WOMAN: gettext_lazy("Woman"), Sex.MAN: gettext_lazy("Man")}
SEXES |= {Sex.ANOTHER: gettext_lazy("Another way")}
YES_NO = {"yes": gettext_lazy("Yes"), "no": gettext_lazy("No")}


def _said(name: str) -> Callable[[Answers], str]:
    return lambda answers: str(YES_NO.get(answers.get(name, ""), ""))


def _number(name: str, words: Callable[[int], Words]) -> Callable[[Answers], str]:
    return lambda answers: str(words(int(answers[name]))) if answers.get(name) is not None else ""


def _who(answers: Answers) -> str:
    sex = answers.get("sex")
    said = (SEXES[Sex(sex)] if sex else None, answers.get("age"))
    return ", ".join(str(each) for each in said if each is not None)


def _children(answers: Answers) -> str:
    boys, girls = _("boy"), _("girl")
    words = {"man": boys, "woman": girls}
    found = (
        f"{'?' if age is None else age} {words.get(sex, '')}".strip()
        for age, sex in answers.get("children", ())
    )
    return ", ".join(found)


def _communities(answers: Answers) -> str:
    known = [each for each in answers.get("communities", ()) if each in ByAndFor.values]
    return ", ".join(str(ByAndFor(each).label) for each in known)


# Areas of danger and whom somebody must not meet stand in none of them
LINES: tuple[tuple[Category, Words, Callable[[Answers], str]], ...] = (
    (Category.NEEDS, gettext_lazy("Who moves"), _who),
    (Category.CHILDREN, gettext_lazy("Children who come along"), _children),
    (Category.IMMIGRATION, gettext_lazy("Recourse to public funds"), _said("recourse")),
    (
        Category.HEALTH,
        gettext_lazy("Support with mental health"),
        _number("mind", lambda value: MindLevel(value).label),
    ),
    (Category.HEALTH, gettext_lazy("Wheelchair"), _said("wheelchair")),
    (
        Category.SUBSTANCES,
        gettext_lazy("Use of drugs or alcohol"),
        _number("use", lambda value: UseLevel(value).label),
    ),
    (Category.SUBSTANCES, gettext_lazy("Methadone or buprenorphine script"), _said("script")),
    (Category.NEEDS, gettext_lazy("Pets"), _said("pets")),
    (Category.NEEDS, gettext_lazy("On call at night is needed"), _said("on_call")),
    (Category.NEEDS, gettext_lazy("By and for"), _communities),
    (Category.RISK, gettext_lazy("History of arson"), _said("arson")),
    (Category.RISK, gettext_lazy("History of violence"), _said("violence")),
    (
        Category.RISK,
        gettext_lazy("History of offences against children"),
        _said("against_children"),
    ),
)


def lines(answers: Answers) -> Iterator[tuple[Category, str, str]]:
    """What there is to say, by the kind of information."""
    for category, label, says in LINES:
        if words := says(answers):
            yield category, str(label), words


def told_of(
    answers: Answers, person: Person, categories: Collection[str], words: str
) -> dict[str, object]:
    """What is told, of these kinds alone."""
    found: dict[str, object] = {"text": words} if words else {}
    if Category.IDENTITY in categories:
        found[_("Called")] = str(person.called)
    return found | {label: says for each, label, says in lines(answers) if each in categories}
