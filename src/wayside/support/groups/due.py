"""What is due of groups, and what stands on a timeline of them."""

from collections.abc import Iterator
from datetime import date, datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wayside.access.actor import Actor
from wayside.people.models import Person
from wayside.support.duties import Duty, Source
from wayside.support.groups import queries
from wayside.support.groups.permissions import FACILITATE_GROUPS, INVITE_TO_GROUPS
from wayside.support.models import GroupPlace, GroupSession
from wayside.support.timeline.registry import Moment
from wayside.support.timeline.registry import Source as Moments
from wayside.web.clock import LONDON


def for_workers(actor: Actor, now: datetime) -> Iterator[Duty]:
    """Invitations without an answer, a turn that has come, a group that is not safe any more, and
    whom to ask how they are after a session."""
    today = now.astimezone(LONDON).date()
    for each in queries.unsafe(actor):
        yield _of(each, _("Not this group any more: speak about another"), today)
    for each in queries.unanswered(actor, today=today):
        yield _of(each, _("An invitation has no answer"), each.answer_by_date or today)
    for each in queries.to_invite(actor):
        yield _of(each, _("A place in a group is free: invite"), today)
    for missed in queries.missed(actor, now=now):
        person = missed.subject.person
        url = reverse("people:contact", args=[person.id])
        label = _("Ask how things are: did not come to a session")
        yield Duty(person.called, label, _day(missed.session), url)


def for_facilitators(actor: Actor, now: datetime) -> Iterator[Duty]:
    """Sessions within a week, and those of which nobody noted who came."""
    today = now.astimezone(LONDON).date()
    for each in queries.near_sessions(actor, today=today):
        url = reverse("support:group", args=[each.group_id])
        yield Duty(each.group.name, _("A session is near"), _day(each), url)
    for each in queries.unnoted_sessions(actor, today=today):
        url = reverse("support:group_register", args=[each.group_id, each.id])
        yield Duty(each.group.name, _("Note who came"), _day(each), url)


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


def _of(place: GroupPlace, label: str, day: date) -> Duty:
    person = place.subject.person
    return Duty(person.called, label, day, reverse("support:groups_of", args=[person.id]))


def _day(session: GroupSession) -> date:
    return session.starts_at.astimezone(LONDON).date()


DUTIES = (
    Source("groups", INVITE_TO_GROUPS, for_workers),
    Source("sessions", FACILITATE_GROUPS, for_facilitators),
)
MOMENTS = Moments("groups", gettext_lazy("Groups"), INVITE_TO_GROUPS, moments)
