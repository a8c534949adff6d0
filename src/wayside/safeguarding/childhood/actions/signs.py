"""Notes signs of exploitation, topic by topic."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import told
from wayside.people.actions import check_open
from wayside.people.models import Person
from wayside.safeguarding.childhood import rules
from wayside.safeguarding.childhood.data import topics
from wayside.safeguarding.childhood.vocabulary import Sign
from wayside.safeguarding.children.permissions import KEEP_CHILDREN
from wayside.safeguarding.models import IndicatorNote
from wayside.web.clock import day_of
from wayside.web.states import NotNow


@dataclass(frozen=True, slots=True)
class Signs:
    """What was seen, by topic, on a day, and in words."""

    found: Mapping[str, Sign]
    on_date: date
    words: str = ""


@transaction.atomic
def note_indicators(
    *, person: Person, signs: Signs, form_id: UUID, by: Actor, now: datetime
) -> list[IndicatorNote]:
    """Note them; the form of one id notes them once.

    Raises:
        NotOpenError: the record is not open to whoever notes them.
        NotNow: nothing was chosen, a topic is none of the list, or the day lies ahead.
    """
    require(by, KEEP_CHILDREN)
    check_open(person.subject_id)
    before = list(IndicatorNote.objects.filter(subject=person.subject_id, form_id=form_id))
    if before:
        return before
    rules.check_day(signs.on_date, today=day_of(now))
    if not signs.found or signs.found.keys() - {each.slug for each in topics()}:
        raise NotNow(_("Choose at least one topic of the list."))
    made = [
        IndicatorNote(
            subject_id=person.subject_id,
            controller_id=person.controller_id,
            form_id=form_id,
            topic=topic,
            sign=sign,
            words=signs.words,
            on_date=signs.on_date,
            noted_at=now,
            by_id=by.member_id,
        )
        for topic, sign in signs.found.items()
    ]
    for each in made:
        each.save(force_insert=True)
        fields = ("topic", "sign", "words", "on_date")
        told(each, "safeguarding.note_indicators", Operation.COLLECTION, by, now, fields=fields)
    return made
