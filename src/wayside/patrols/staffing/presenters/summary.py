"""A roster for the command line: as figures, or as a few lines."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any
from uuid import UUID

from wayside.patrols.models import EmptyPost, Roster, RosterLine
from wayside.patrols.queries.facts import patrol_name
from wayside.patrols.staffing import sentences
from wayside.patrols.staffing.presenters.score import proven
from wayside.patrols.staffing.queries.rosters import RosterContents


def roster_as_json(roster: Roster, contents: RosterContents) -> dict[str, Any]:
    """Who is where, what is empty, how good it is and what it costs."""
    lines: defaultdict[UUID, list[RosterLine]] = defaultdict(list)
    gaps: defaultdict[UUID, list[EmptyPost]] = defaultdict(list)
    for line in contents.lines:
        lines[line.patrol_id].append(line)
    for gap in contents.gaps:
        gaps[gap.patrol_id].append(gap)
    patrols = {each.patrol_id: each.patrol for each in contents.lines}
    patrols |= {each.patrol_id: each.patrol for each in contents.gaps}
    nights = sorted(patrols.values(), key=lambda each: each.starts_at)
    return {
        "roster": str(roster.id),
        "area": roster.area.slug,
        "from": roster.from_date.isoformat(),
        "until": roster.until_date.isoformat(),
        "state": roster.state,
        "posts": len(contents.lines) + sum(each.missing for each in contents.gaps),
        "filled": len(contents.lines),
        "pence": sum(each.cost_pence for each in contents.lines),
        "rest_minutes": sum(each.rest_minutes for each in contents.lines),
        "seconds": roster.seconds,
        "score": roster.score,
        "bounds": roster.bounds,
        "nights": [
            {
                "patrol": str(each.id),
                "date": each.date.isoformat(),
                "night": patrol_name(each),
                "people": [_person(line) for line in lines[each.id]],
                "empty": [{"duty": gap.duty, "missing": gap.missing} for gap in gaps[each.id]],
            }
            for each in nights
        ],
    }


def roster_in_lines(roster: Roster, shown: dict[str, Any]) -> Iterator[str]:
    """The same to be read."""
    yield f"{roster.area.name}, {roster}: {str(roster.get_state_display()).lower()}"
    yield (
        f"{shown['filled']} of {shown['posts']} posts filled, "
        f"{sentences.cost(shown['pence'], shown['rest_minutes'])}. {proven(roster)}"
    )
    for night in shown["nights"]:
        people = [f"{each['name']} ({each['duty']})" for each in night["people"]]
        empty = [f"{each['missing']} {each['duty']} missing" for each in night["empty"]]
        yield f"{night['night']}: {', '.join([*people, *empty])}"
    if shown["state"] == "draft":
        yield "A draft: nobody was told. Look at it on the roster page, or give --publish."


def _person(line: RosterLine) -> dict[str, Any]:
    return {
        "name": line.worker.person.name,
        "duty": line.duty,
        "pence": line.cost_pence,
        "rest_minutes": line.rest_minutes,
    }
