"""What the rules ask of a week."""

from datetime import datetime

from django.utils.dateformat import format as format_date

from wayside.patrols.models import Patrol, PatrolPlace, Stop
from wayside.patrols.queries.weeks import Contents
from wayside.patrols.rules import Facts, PatrolFacts
from wayside.patrols.vocabulary import CommentState, Verb

DONE_BY = {Verb.START_WEEK: "start", Verb.PLAN_WEEK: "plan", Verb.CLOSE_WEEK: "close"}
CHOOSING = frozenset({Verb.PROPOSE, Verb.ADD_PLACE, Verb.CHANGE_PLACE, Verb.MOVE_PLACE})


def facts_of(contents: Contents, *, now: datetime) -> Facts:
    """The facts of a week, from what was fetched of it."""
    week = contents.week
    return Facts(
        state=week.state,
        now=now,
        has_ranking=bool(week.ranking.get("places")),
        patrols=tuple(
            _patrol_facts(
                patrol, contents.places.get(patrol.id, ()), contents.stops.get(patrol.id, ())
            )
            for patrol in contents.live
        ),
        open_comments=sum(each.state == CommentState.OPEN for each in contents.comments),
        done_by=_done_by(contents),
    )


def patrol_name(patrol: Patrol) -> str:
    """ "Friday 13 July"."""
    return format_date(patrol.date, "l j F")


def _patrol_facts(
    patrol: Patrol, places: tuple[PatrolPlace, ...], stops: tuple[Stop, ...]
) -> PatrolFacts:
    timed = {stop.place_id for stop in stops}
    return PatrolFacts(
        name=patrol_name(patrol),
        places=len(places),
        left_out=sum(place.id not in timed for place in places),
        ends_at=patrol.ends_at,
    )


def _done_by(contents: Contents) -> dict[str, str]:
    """Who did each step last; decisions come latest first."""
    found: dict[str, str] = {}
    for decision in contents.decisions:
        verb = Verb(decision.verb)
        step = "choose" if verb in CHOOSING else DONE_BY.get(verb)
        if step and decision.made_by:
            found.setdefault(step, decision.made_by.name)
    return found
