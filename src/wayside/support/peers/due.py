"""What is due of volunteers and their matches."""

from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from wayside.access.actor import Actor
from wayside.support.duties import Duty, Source
from wayside.support.peers import queries
from wayside.support.peers.permissions import MATCH_VOLUNTEERS, RUN_VOLUNTEERING
from wayside.web.clock import LONDON


def for_runners(_actor: Actor, now: datetime) -> Iterator[Duty]:
    """Applications, and checks that have expired or soon will."""
    today = now.astimezone(LONDON).date()
    for each in queries.applied():
        day = each.created_at.astimezone(LONDON).date()
        url = reverse("support:volunteer", args=[each.id])
        yield Duty(each.name, _("An application to volunteer"), day, url)
    for row in queries.to_renew(today=today):
        label = _("A check has expired: cannot be matched") if row.missing else _("Renew a check")
        url = reverse("support:volunteer", args=[row.volunteer.id])
        yield Duty(row.volunteer.name, label, row.soon or today, url)


def for_supervisors(actor: Actor, now: datetime) -> Iterator[Duty]:
    """Talks with volunteers, whom to ask about a match, and matches that may begin."""
    today = now.astimezone(LONDON).date()
    for held, day in queries.talks_due(actor, today=today):
        url = reverse("support:volunteer", args=[held.id])
        yield Duty(held.name, _("A talk with a volunteer is due"), day, url)
    for match in queries.to_agree(actor):
        url = reverse("support:volunteer", args=[match.volunteer_id])
        label = _("Ask whether they go along with %(called)s") % {"called": match.called}
        yield Duty(match.volunteer.name, label, today, url)
    for match in queries.to_start(actor):
        person = match.subject.person
        url = reverse("support:volunteering", args=[person.id])
        yield Duty(
            person.called, _("Both agree: bring the volunteer together with them"), today, url
        )


DUTIES = (
    Source("volunteers", RUN_VOLUNTEERING, for_runners),
    Source("matches", MATCH_VOLUNTEERS, for_supervisors),
)
