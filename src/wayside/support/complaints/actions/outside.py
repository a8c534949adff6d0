"""Takes what anybody outside says of an agency or an officer to somebody elsewhere. Nothing here
looks a person up: it belongs to no record, and whoever it is about is told nothing."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import record
from wayside.partners.models import Agency, Area
from wayside.people.queries import safeguarding_leads
from wayside.support.complaints import queries, rules
from wayside.support.complaints.actions.telling import notify
from wayside.support.complaints.permissions import TELL_COMPLAINTS
from wayside.support.complaints.vocabulary import About, AnswerWay, ComplaintKind
from wayside.support.models import Complaint
from wayside.support.periods.queries import periods_of
from wayside.web.clock import day_of
from wayside.web.states import NotNow

SAID = ("kind", "about", "words", "wanted", "named", "way", "reach", "hours", "words_to_leave")
WRITTEN = (
    "about_agency",
    "about_named",
    "kind",
    "about",
    "words",
    "wanted",
    "named",
    "way",
    "reach",
)


@dataclass(frozen=True, slots=True)
class FromOutside:
    """What somebody says, about whom and where, and how they may be answered safely."""

    kind: ComplaintKind
    about: About
    area: Area
    about_agency: Agency | None
    about_named: str
    words: str
    way: AnswerWay
    wanted: str = ""
    named: str = ""
    reach: str = ""
    hours: str = ""
    words_to_leave: str = ""


@transaction.atomic
def complain(*, given: FromOutside, form_id: UUID, by: Actor, now: datetime) -> Complaint | None:
    """Hand it to the safeguarding leads of an agency that it is not about. What is sent twice
    arrives once, and the second time is told apart from the first by nobody.

    Raises:
        NotNow: there is nobody outside that agency who can look at it.
    """
    require(by, TELL_COMPLAINTS)
    today = day_of(now)
    about = given.about_agency or queries.agency_called(given.about_named)
    handler = _handler(given, about, form_id, now)
    rules.check_outside(about_agency_id=about.id if about else None, handled_by_id=handler.id)
    acknowledge_by, answer_by = rules.deadlines(today, periods_of(handler.id, on=today))
    made = Complaint(
        id=form_id,
        controller=handler,
        handled_by=handler,
        about_agency=about,
        about_named="" if about else given.about_named,
        told_at=now,
        acknowledge_by_date=acknowledge_by,
        answer_by_date=answer_by,
        **{name: getattr(given, name) for name in SAID},
    )
    try:
        with transaction.atomic():
            made.save(force_insert=True)
    except IntegrityError:
        return None
    record(
        by=by,
        operation=Operation.COLLECTION,
        action="support.complain",
        record_type="support.Complaint",
        record_id=made.id,
        controller_id=handler.id,
        fields=WRITTEN,
        now=now,
    )
    for lead in safeguarding_leads(handler.id, today=today):
        notify(made, lead.person_id, by, now)
    return made


def _handler(given: FromOutside, about: Agency | None, form_id: UUID, now: datetime) -> Agency:
    """One of those that can look at it; the number of the form decides, so that no agency is asked
    about all of them.

    Raises:
        NotNow: there is none.
    """
    is_of_officer = given.about == About.OFFICER
    found = queries.who_look_outside(
        given.area, about=about, is_of_officer=is_of_officer, today=day_of(now)
    )
    if not found:
        raise NotNow(
            _(
                "Nobody outside that agency can look at this here yet. You can go to the "
                "ombudsman for it or, about the police, to the Independent Office for Police "
                "Conduct."
            )
        )
    return found[form_id.int % len(found)]
