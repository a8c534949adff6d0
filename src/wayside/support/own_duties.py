"""What is due of this room's own parts, beside the steps and reviews of plans."""

from collections.abc import Iterator
from datetime import date, datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wayside.access.actor import Actor
from wayside.support.complaints import queries as complaints
from wayside.support.complaints.permissions import TELL_COMPLAINTS
from wayside.support.complaints.vocabulary import ReplyKind
from wayside.support.duties import Duty, Source
from wayside.support.isva import queries as isva
from wayside.support.isva.permissions import WALK_WITH
from wayside.support.permissions import PLAN
from wayside.support.strands import queries as strands
from wayside.support.supervision.permissions import SUPERVISE
from wayside.support.supervision.queries import talks_due
from wayside.web.clock import LONDON

LABELS = {
    ReplyKind.ACKNOWLEDGED: gettext_lazy("A complaint to acknowledge"),
    ReplyKind.ANSWERED: gettext_lazy("A complaint to answer"),
    ReplyKind.TOLD: gettext_lazy("An answer to tell"),
}


def _day(now: datetime) -> date:
    return now.astimezone(LONDON).date()


def talks(actor: Actor, now: datetime) -> Iterator[Duty]:
    """The next talk of a supervision."""
    for each, day in talks_due(visible_to=actor, today=_day(now)):
        url = reverse("support:supervision_notes", args=[each.id])
        yield Duty(each.worker.person.name, _("A talk in supervision is due"), day, url)


def replies(actor: Actor, now: datetime) -> Iterator[Duty]:
    """What is to be said back to who complained."""
    for each, kind, day in complaints.waiting(visible_to=actor, today=_day(now)):
        url = reverse("support:complaint", args=[each.id])
        yield Duty(str(each.get_kind_display()), LABELS[kind], day, url)


def screenings(actor: Actor, now: datetime) -> Iterator[Duty]:
    """Whom to ask about stalking."""
    for each in strands.to_screen(visible_to=actor, now=now):
        url = reverse("support:screen", args=[each.id])
        yield Duty(each.called, _("Ask the screening about stalking"), _day(now), url)


def advice(actor: Actor, now: datetime) -> Iterator[Duty]:
    """The next talk along a path with an ISVA."""
    for each in isva.talks_due(visible_to=actor, now=now):
        person = each.subject.person
        url = reverse("support:isva", args=[person.id])
        yield Duty(person.called, _("A talk along the ISVA path"), each.next_date or _day(now), url)


DUTIES = (
    Source("isva", WALK_WITH, advice),
    Source("screenings", PLAN, screenings),
    Source("complaints", TELL_COMPLAINTS, replies),
    Source("talks", SUPERVISE, talks),
)
