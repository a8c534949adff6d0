"""Before somebody is written down: is this person known to us, and do we serve them?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import look, record
from wayside.people import queries, rules
from wayside.people.actions.details import Details
from wayside.people.matching import Hit, asked_by
from wayside.people.models import Person
from wayside.people.permissions import SUPPORT_PEOPLE
from wayside.people.remit.queries import served
from wayside.people.remit.vocabulary import Answer
from wayside.web.clock import day_of

MOST_SHOWN = 5
BE_TOLD = frozenset({Answer.OUTSIDE, Answer.CHILD_OUTSIDE})


@dataclass(frozen=True, slots=True)
class Concerns:
    """What whoever writes somebody down should know first."""

    hits: Sequence[Hit]
    answer: Answer

    @property
    def token(self) -> str:
        """Stands for what is to be told, so that a page can say that it was; blank for nothing."""
        told = [str(each.person.id) for each in self.hits]
        if self.answer in BE_TOLD:
            told.append(self.answer.value)
        return sha256("\n".join(told).encode()).hexdigest()[:16] if told else ""


@look
def check_new(*, details: Details, by: Actor, now: datetime) -> Concerns:
    """The agency's own people who may be the same person, and whether the agency serves them.

    Raises:
        NotNow: the birth is no date, or cannot be.
    """
    require(by, SUPPORT_PEOPLE)
    today = day_of(now)
    born = rules.Born.parse(details.born)
    rules.check_birth(born, today=today)
    asked = asked_by(
        called=details.called,
        given_name=details.given_name,
        family_name=details.family_name,
        other_names=details.other_names,
        born=details.born,
    )
    hits = queries.like(asked, visible_to=by)[:MOST_SHOWN]
    record(
        by=by,
        operation=Operation.SEARCH,
        action="people.search",
        record_type=Person._meta.label,
        controller_id=by.agency_id,
        search_terms=asked.terms,
        count=len(hits),
        now=now,
    )
    told = served(sex=details.sex, born=born, mark=details.age_mark, today=today, visible_to=by)
    return Concerns(hits, told)
