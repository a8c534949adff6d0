"""What is due of groups, and what stands on a timeline of them."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import F, QuerySet
from django.db.models.functions import TruncDate
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wayside.people.models import Person
from wayside.people.queries.mine import Mine
from wayside.support.duties import NO_WORD, Asking, Duty, Rows, Source
from wayside.support.groups import queries
from wayside.support.groups.permissions import FACILITATE_GROUPS, INVITE_TO_GROUPS
from wayside.support.groups.vocabulary import Waits
from wayside.support.models import Attendance, GroupPlace, GroupSession
from wayside.support.timeline.registry import Moment, rows_of
from wayside.support.timeline.registry import Source as Moments
from wayside.web.clock import LONDON, day_of


def for_facilitators(mine: Mine) -> Iterator[Duty]:
    """Sessions within a week, and those of which nobody noted who came."""
    begin = queries.start_of(mine.today)
    for each in queries.sessions_due(mine.actor, today=mine.today):
        if each.starts_at >= begin:
            url = reverse("support:group", args=[each.group_id])
            yield Duty(each.group.name, _("A session is near"), _day(each), url)
        else:
            url = reverse("support:group_register", args=[each.group_id, each.id])
            yield Duty(each.group.name, _("Note who came"), _day(each), url)


def _places(asking: Asking) -> QuerySet[GroupPlace]:
    found = queries.waiting_places(asking.led, today=asking.today)
    return found.annotate(word=F("why"), day=F("answer_by_date"))


def _place(person: Person, why: str, day: date | None, today: date) -> Duty:
    """An invitation without an answer, a turn that has come, a group that is not safe any more."""
    since = day if why == Waits.ANSWER and day else today
    url = reverse("support:groups_of", args=[person.id])
    return Duty(person.called, Waits(why).label, since, url)


def _missed(asking: Asking) -> QuerySet[Attendance]:
    missed = TruncDate("session__starts_at", tzinfo=LONDON)
    return queries.missed(asking.led, now=asking.now).annotate(word=NO_WORD, day=missed)


def _absence(person: Person, _word: str, day: date | None, today: date) -> Duty:
    """Whom to ask how they are after a session."""
    url = reverse("people:contact", args=[person.id])
    label = _("Ask how things are: did not come to a session")
    return Duty(person.called, label, day or today, url)


def moments(person: Person, _most: int | None) -> Iterator[Moment]:
    """Asked, invited, and each session: all of them, because a former place may have the latest."""
    url = reverse("support:groups_of", args=[person.id])
    for place in queries.places_of(person):
        name = place.group.name
        yield Moment(place.created_at, _("Wanted a place: %(group)s") % {"group": name}, url=url)
        if place.invited_at:
            title = _("Invited: %(group)s") % {"group": name}
            yield Moment(place.invited_at, title, url=url)
        for each in place.attendances.all():
            title = f"{name}: {each.get_came_display()}"
            yield Moment(each.session.starts_at, title, each.session.topic, url=url)


def _came(subject: Any) -> QuerySet[Attendance]:
    found = Attendance.objects.filter(subject=subject)
    return found.annotate(moment=F("session__starts_at"))


def _day(session: GroupSession) -> date:
    return day_of(session.starts_at)


DUTIES = (
    Rows("groups", INVITE_TO_GROUPS, _places, _place),
    Rows("absences", INVITE_TO_GROUPS, _missed, _absence),
    Source("sessions", FACILITATE_GROUPS, for_facilitators),
)
MOMENTS = Moments(
    "groups",
    gettext_lazy("Groups"),
    INVITE_TO_GROUPS,
    moments,
    (rows_of(GroupPlace, "created_at"), rows_of(GroupPlace, "invited_at"), _came),
)
