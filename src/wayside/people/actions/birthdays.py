"""A child becomes an adult on a birthday: from then on; what was before stays as it was."""

from datetime import date, datetime

from django.db import transaction

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import record
from wayside.notices import actions as notices
from wayside.people import rules
from wayside.people.models import Person
from wayside.people.permissions import MARK_BIRTHDAYS
from wayside.people.queries import marked_children, safeguarding_leads
from wayside.people.vocabulary import AgeMark
from wayside.web.clock import day_of
from wayside.web.collisions import save_versioned


@transaction.atomic
def mark_birthdays(*, by: Actor, now: datetime) -> int:
    """Mark as adults those of one agency's children whose birth says so by now, and tell the
    safeguarding leads. How many these are."""
    require(by, MARK_BIRTHDAYS)
    today = day_of(now)
    children = list(marked_children(by.controller_id))
    grown = [each for each in children if _mark(each, today) == AgeMark.ADULT]
    _record(None, "people.list_birthdays", Operation.LISTING, by, now, count=len(children))
    leads = list(safeguarding_leads(by.controller_id, today=today)) if grown else []
    for person in grown:
        person.age_mark = AgeMark.ADULT
        save_versioned(person, expected_version=person.version, now=now, fields=("age_mark",))
        _record(person, "people.come_of_age", Operation.ALTERATION, by, now)
        notices.send_each(
            to=[lead.person_id for lead in leads],
            subject="One of the children supported is now 18",
            body="The record is marked as an adult’s from today. What was done for a child "
            "stays as it was. Sign in to see what this changes for the support.",
            path="/people/",
            about=person,
            key=f"people.of_age:{person.id}",
            by=by,
            now=now,
        )
    return len(grown)


def _mark(person: Person, today: date) -> AgeMark:
    return rules.age_mark(AgeMark(person.age_mark), rules.Born.parse(person.born), today=today)


def _record(
    person: Person | None,
    action: str,
    operation: Operation,
    by: Actor,
    now: datetime,
    *,
    count: int | None = None,
) -> None:
    record(
        by=by,
        operation=operation,
        action=action,
        record_type=Person._meta.label,
        record_id=person.id if person else None,
        controller_id=by.agency_id,
        fields=("age_mark",) if person else (),
        count=count,
        now=now,
    )
