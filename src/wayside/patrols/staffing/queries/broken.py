"""Places that people were told of and that a rule now stands against: they are to re-plan.

Leave entered, training that ended, somebody who left, hours moved: whatever changes after a
roster was published is compared with the rules when it is looked at, and nothing is stored.
"""

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.utils.translation import gettext as _

from wayside.access.actor import Actor
from wayside.calculations import rostering
from wayside.calculations.rostering import Breach, Rule
from wayside.partners.models import Area
from wayside.patrols.models import Posting
from wayside.patrols.staffing import sentences
from wayside.patrols.staffing.permissions import VIEW_ROSTER
from wayside.patrols.staffing.queries.problem import Standing, standing_of
from wayside.patrols.staffing.rules import WEEKS_AHEAD


@dataclass(frozen=True, slots=True, eq=False)
class BrokenPosting:
    """A place that somebody was told of, with a sentence for each rule against it."""

    posting: Posting
    said: tuple[str, ...]


def broken_postings(
    area: Area, *, visible_to: Actor, since: date, until: date | None = None
) -> tuple[BrokenPosting, ...]:
    """The coming published places that break a rule as things stand now, in order of time.
    Nothing for who may not see rosters."""
    if not visible_to.may(VIEW_ROSTER, area_id=area.id):
        return ()
    last = until or since + timedelta(weeks=WEEKS_AHEAD, days=-1)
    return broken_in(standing_of(area, since, last, visible_to=visible_to, today=since))


def broken_in(standing: Standing) -> tuple[BrokenPosting, ...]:
    """The same of nights that are loaded already."""
    problem = replace(standing.problem, locked=frozenset())
    held = {(str(each.patrol_id), str(each.worker_id)): each for each in standing.postings}
    said: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for breach in rostering.breaches(problem, problem.published):
        for patrol in breach.patrols:
            said[patrol, breach.person].append(_in_words(standing, breach, patrol))
    rows = [BrokenPosting(held[key], tuple(dict.fromkeys(each))) for key, each in said.items()]
    return tuple(sorted(rows, key=_by_time))


def _in_words(standing: Standing, breach: Breach, patrol_id: str) -> str:
    worker = standing.workers[breach.person]
    name = worker.person.name
    patrol = standing.patrols[patrol_id]
    if breach.rule == Rule.ABSENCE and worker.left_date and worker.left_date <= patrol.date:
        return _("%(name)s has left the pool.") % {"name": name}
    if breach.rule == Rule.ONE_PLACE and _is_surplus(standing, breach.person, patrol_id):
        return _("The patrol has no post for %(name)s any more.") % {"name": name}
    return sentences.reason(breach.rule, name, standing.problem.limits)


def _is_surplus(standing: Standing, person: str, patrol_id: str) -> bool:
    """Whether there are more people on a duty than the patrol wants."""
    crew = [each for each in standing.problem.published if each.patrol == patrol_id]
    (mine,) = (each.duty for each in crew if each.person == person)
    post = standing.problem.patrol(patrol_id).post(mine)
    return post is None or sum(each.duty == mine for each in crew) > post.count


def _by_time(row: BrokenPosting) -> tuple[object, ...]:
    return row.posting.patrol.starts_at, row.posting.worker.person.name
