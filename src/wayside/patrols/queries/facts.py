"""What the rules ask of a week."""

from datetime import datetime

from django.utils.dateformat import format as format_date

from wayside.patrols.models import Patrol, PatrolPlace, Stop
from wayside.patrols.queries.weeks import Contents
from wayside.patrols.rules import Facts, PatrolFacts
from wayside.patrols.rules.machines import STILL_TO_RETURN
from wayside.patrols.vocabulary import CommentState, PatrolState, Verb

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
        awaits_return=_awaits_return(patrol),
    )


def _awaits_return(patrol: Patrol) -> bool:
    """Whether somebody went out or stood on it, and nothing is told of it yet."""
    manned = getattr(patrol, "has_people", False) and patrol.state == PatrolState.PLANNED
    return manned or patrol.state in STILL_TO_RETURN


def _done_by(contents: Contents) -> dict[str, str]:
    """Who did each step last; decisions come latest first."""
    found: dict[str, str] = {}
    for decision in contents.decisions:
        verb = Verb(decision.verb)
        step = "choose" if verb in CHOOSING else DONE_BY.get(verb)
        if step and decision.made_by:
            found.setdefault(step, decision.made_by.name)
    return found
