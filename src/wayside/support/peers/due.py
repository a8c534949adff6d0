"""What is due of volunteers and their matches."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from wayside.people.queries.mine import Mine
from wayside.support.duties import Duty, Source
from wayside.support.peers import queries
from wayside.support.peers.permissions import MATCH_VOLUNTEERS, RUN_VOLUNTEERING
from wayside.support.peers.vocabulary import MatchState
from wayside.web.clock import day_of


def for_runners(mine: Mine) -> Iterator[Duty]:
    """Applications, and checks that have expired or soon will."""
    new, ready = queries.new_and_ready()
    for each in new:
        day = day_of(each.created_at)
        url = reverse("support:volunteer", args=[each.id])
        yield Duty(each.name, _("An application to volunteer"), day, url)
    for row in queries.lacking(ready, today=mine.today):
        label = _("A check has expired: cannot be matched") if row.missing else _("Renew a check")
        url = reverse("support:volunteer", args=[row.volunteer.id])
        yield Duty(row.volunteer.name, label, row.soon or mine.today, url)


def for_supervisors(mine: Mine) -> Iterator[Duty]:
    """Talks with volunteers, whom to ask about a match, and matches that may begin."""
    for held, day in queries.talks_due(mine.actor, today=mine.today):
        url = reverse("support:volunteer", args=[held.id])
        yield Duty(held.name, _("A talk with a volunteer is due"), day, url)
    for match in queries.matches_due(mine.actor, mine.led):
        if match.state == MatchState.PROPOSED:
            url = reverse("support:volunteer", args=[match.volunteer_id])
            label = _("Ask whether they go along with %(called)s") % {"called": match.called}
            yield Duty(match.volunteer.name, label, mine.today, url)
        else:
            person = mine.by_subject[match.subject_id]
            url = reverse("support:volunteering", args=[person.id])
            label = _("Both agree: bring the volunteer together with them")
            yield Duty(person.called, label, mine.today, url)


DUTIES = (
    Source("volunteers", RUN_VOLUNTEERING, for_runners),
    Source("matches", MATCH_VOLUNTEERS, for_supervisors),
)
