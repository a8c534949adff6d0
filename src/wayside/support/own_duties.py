"""What is due of this room's own parts, beside the steps and reviews of plans."""

from collections.abc import Iterator
from datetime import date

from django.db.models import CharField, F, QuerySet
from django.db.models.functions import Cast, TruncDate
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wayside.directory.vocabulary import StrandGuard
from wayside.people.models import Person
from wayside.people.queries.mine import Mine
from wayside.sharing.handovers import queries as handovers
from wayside.sharing.handovers.permissions import RECEIVE_HANDOVERS
from wayside.sharing.handovers.rules import OPEN
from wayside.sharing.handovers.vocabulary import HandoverKind
from wayside.support.complaints import queries as complaints
from wayside.support.complaints.permissions import TELL_COMPLAINTS
from wayside.support.complaints.vocabulary import ReplyKind
from wayside.support.duties import NO_WORD, Asking, Duty, Rows, Source
from wayside.support.isva import queries as isva
from wayside.support.isva.permissions import WALK_WITH
from wayside.support.models import IsvaPath, Plan
from wayside.support.permissions import PLAN
from wayside.support.strands import queries as strands
from wayside.support.strands import rules
from wayside.support.supervision.permissions import SUPERVISE
from wayside.support.supervision.queries import talks_due
from wayside.web.clock import LONDON, day_of
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


def talks(mine: Mine) -> Iterator[Duty]:
    """The next talk of a supervision."""
    for each, day in talks_due(visible_to=mine.actor, today=mine.today):
        url = reverse("support:supervision_notes", args=[each.id])
        yield Duty(each.worker.person.name, _("A talk in supervision is due"), day, url)


def replies(mine: Mine) -> Iterator[Duty]:
    """What is to be said back to who complained."""
    for each, kind, day in complaints.waiting(visible_to=mine.actor, today=mine.today):
        url = reverse("support:complaint", args=[each.id])
        yield Duty(str(each.get_kind_display()), LABELS[kind], day, url)


def handed_over(mine: Mine) -> Iterator[Duty]:
    """A crime or a child at risk that was disclosed: whoever took it up stands by them. And what
    was handed over and is put right since it was taken up."""
    for each in (held for held in mine.desk if held.owner_id == mine.actor.membership_id):
        url = reverse("sharing:handover", args=[each.id])
        called = str(each.get_kind_display())
        if each.state in OPEN and each.kind in ADVOCATE:
            day = day_of(each.deadline_at)
            yield Duty(called, ADVOCATE[each.kind], day, url)
        if handovers.is_corrected(each):
            yield Duty(called, _("The writer corrected what you took up"), mine.today, url)


def _stalked(asking: Asking) -> QuerySet[Plan]:
    found = strands.stalked(asking.given, today=asking.today)
    asked = TruncDate("last_asked", tzinfo=LONDON)
    return found.annotate(word=Cast("every_days", CharField()), day=asked)


def _screening(person: Person, every: str, asked: date | None, today: date) -> Duty | None:
    """Whom to ask about stalking, now that the agency's days are over."""
    guards = (StrandGuard.STALKING,)
    if not rules.needs_screening(guards, asked=asked, today=today, every_days=int(every)):
        return None
    url = reverse("support:screen", args=[person.id])
    return Duty(person.called, _("Ask the screening about stalking"), today, url)


def _paths(asking: Asking) -> QuerySet[IsvaPath]:
    found = isva.talks_due(asking.given, today=asking.today)
    return found.annotate(word=NO_WORD, day=F("next_date"))


def _path(person: Person, _word: str, day: date | None, today: date) -> Duty:
    """The next talk along a path with an ISVA."""
    url = reverse("support:isva", args=[person.id])
    return Duty(person.called, _("A talk along the ISVA path"), day or today, url)


DUTIES = (
    Source("handovers", RECEIVE_HANDOVERS, handed_over),
    Rows("isva", WALK_WITH, _paths, _path),
    Rows("screenings", PLAN, _stalked, _screening),
    Source("complaints", TELL_COMPLAINTS, replies),
    Source("talks", SUPERVISE, talks),
)
