"""What is due of this room's own parts, beside the steps and reviews of plans."""

from collections.abc import Iterator
from datetime import date, datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wayside.access.actor import Actor
from wayside.sharing.handovers import queries as handovers
from wayside.sharing.handovers.permissions import RECEIVE_HANDOVERS
from wayside.sharing.handovers.vocabulary import HandoverKind
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
from wayside.web.states import Words

LABELS = {
    ReplyKind.ACKNOWLEDGED: gettext_lazy("A complaint to acknowledge"),
    ReplyKind.ANSWERED: gettext_lazy("A complaint to answer"),
    ReplyKind.TOLD: gettext_lazy("An answer to tell"),
}
ADVOCATE: dict[str, Words] = {
    HandoverKind.CRIME_DISCLOSED: gettext_lazy("Offer an advocate, and say what was passed on"),
    HandoverKind.CHILD_CONCERN: gettext_lazy("Act on it today, and offer an advocate"),
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
    for each in strands.to_screen(now=now):
        url = reverse("support:screen", args=[each.id])
        yield Duty(each.called, _("Ask the screening about stalking"), _day(now), url)


def advice(actor: Actor, now: datetime) -> Iterator[Duty]:
    """The next talk along a path with an ISVA."""
    for each in isva.talks_due(now=now):
        person = each.subject.person
        url = reverse("support:isva", args=[person.id])
        yield Duty(person.called, _("A talk along the ISVA path"), each.next_date or _day(now), url)


def concerns(actor: Actor, _now: datetime) -> Iterator[Duty]:
    """A crime or a child at risk that was disclosed: whoever took it up stands by them."""
    for each in handovers.owned(visible_to=actor):
        if each.kind in ADVOCATE:
            url = reverse("sharing:handover", args=[each.id])
            day = each.deadline_at.astimezone(LONDON).date()
            yield Duty(str(each.get_kind_display()), ADVOCATE[each.kind], day, url)


def corrections(actor: Actor, now: datetime) -> Iterator[Duty]:
    """What was handed over and is put right since it was taken up."""
    for each in handovers.corrected(visible_to=actor):
        url = reverse("sharing:handover", args=[each.id])
        yield Duty(
            str(each.get_kind_display()), _("The writer corrected what you took up"), _day(now), url
        )


DUTIES = (
    Source("concerns", RECEIVE_HANDOVERS, concerns),
    Source("corrections", RECEIVE_HANDOVERS, corrections),
    Source("isva", WALK_WITH, advice),
    Source("screenings", PLAN, screenings),
    Source("complaints", TELL_COMPLAINTS, replies),
    Source("talks", SUPERVISE, talks),
)
