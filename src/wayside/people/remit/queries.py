"""Whom an agency serves."""

from datetime import date

from django.db.models import QuerySet

from wayside.access.actor import Actor
from wayside.people.models import RemitLine
from wayside.people.remit import rules
from wayside.people.remit.rules import Served
from wayside.people.remit.vocabulary import Answer
from wayside.people.rules import Born, age_mark
from wayside.people.vocabulary import AgeMark, Sex


def remit(*, visible_to: Actor) -> QuerySet[RemitLine]:
    """Whom the actor's own agency serves."""
    return RemitLine.objects.filter(controller=visible_to.agency_id)


def served(*, sex: Sex, born: Born | None, mark: AgeMark, today: date, visible_to: Actor) -> Answer:
    """Whether the actor's own agency serves somebody."""
    lines = [
        Served(each.sex, each.age_from, each.age_until, each.with_children)
        for each in remit(visible_to=visible_to)
    ]
    told = age_mark(mark, born, today=today)
    return rules.answer(lines, sex=sex, born=born, mark=told, today=today)
