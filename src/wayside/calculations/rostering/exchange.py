"""A problem as JSON, so that an instance can be kept, sent and run again.

    {"today": "2018-07-01",
     "people": [{"id": "a", "grade": "sergeant", "may_lead": true, "wards": ["Oval"],
                 "trained_from": "2018-01-01", "trained_until": "2018-08-01",
                 "trained_again": [["2018-09-01", null]],
                 "absences": [{"start": "…", "end": "…", "kind": "leave"}],
                 "shifts": [["2018-07-06T07:00+01:00", "2018-07-06T15:00+01:00"]],
                 "rest_days": ["2018-07-08"], "contracted_hours": 40,
                 "hours_before": {"2018-06-25": 44}, "nights_before": {"2018-06-29": ["…", "…"]},
                 "wishes": {"2018-07-07": -1}}],
     "patrols": [{"id": "p", "night": "2018-07-06", "start": "…", "end": "…", "wards": ["Oval"],
                  "told_on": null, "public_holiday": false,
                  "posts": [{"duty": "lead", "count": 1}, {"duty": "trained", "count": 2}]}],
     "published": [{"patrol": "p", "duty": "lead", "person": "a"}],
     "locked": [], "barred": [["a", "p"]], "limits": {"daily_rest": 11}}

Everything but ids, times and posts may be left out. Times carry their offset.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from .limits import Limits
from .people import Absence, Grade, Person
from .problem import Problem
from .spans import Span
from .work import Assignment, Duty, Patrol, Post, Roster

Json = Mapping[str, Any]


def problem_from(given: Json) -> Problem:
    """Read a problem.

    Raises:
        ValueError: something is missing or is not what it should be; the text says what.
    """
    try:
        return Problem(
            tuple(_person(each) for each in given["people"]),
            tuple(_patrol(each) for each in given["patrols"]),
            today=date.fromisoformat(given["today"]),
            limits=Limits(**given.get("limits", {})),
            published=_roster(given.get("published", ())),
            locked=_roster(given.get("locked", ())),
            barred=frozenset((person, patrol) for person, patrol in given.get("barred", ())),
        )
    except KeyError as missing:
        raise ValueError(f"The instance lacks {missing}.") from missing
    except TypeError as wrong:
        raise ValueError(f"The instance is not as it should be: {wrong}.") from wrong


def problem_as_json(problem: Problem) -> dict[str, Any]:
    """Write a problem; its rates are left to the reader's defaults."""
    return {
        "today": problem.today.isoformat(),
        "limits": {name: getattr(problem.limits, name) for name in Limits.__dataclass_fields__},
        "people": [_person_as_json(each) for each in problem.people],
        "patrols": [_patrol_as_json(each) for each in problem.patrols],
        "published": roster_as_json(problem.published),
        "locked": roster_as_json(problem.locked),
        "barred": sorted(problem.barred),
    }


def roster_as_json(roster: Roster) -> list[dict[str, str]]:
    """Write a roster in its order."""
    return [
        {"patrol": each.patrol, "duty": each.duty, "person": each.person} for each in sorted(roster)
    ]


def _person(given: Json) -> Person:
    return Person(
        given["id"],
        grade=Grade(given.get("grade", Grade.CONSTABLE)),
        wards=frozenset(given.get("wards", ())),
        may_lead=bool(given.get("may_lead", False)),
        trained_from=_day(given.get("trained_from")),
        trained_until=_day(given.get("trained_until")),
        trained_again=tuple(
            (date.fromisoformat(start), _day(end)) for start, end in given.get("trained_again", ())
        ),
        absences=tuple(
            Absence(_span((each["start"], each["end"])), each.get("kind", "leave"))
            for each in given.get("absences", ())
        ),
        shifts=tuple(_span(each) for each in given.get("shifts", ())),
        rest_days=frozenset(date.fromisoformat(each) for each in given.get("rest_days", ())),
        contracted_hours=float(given.get("contracted_hours", 40)),
        hours_before=_by_day(given.get("hours_before", {})),
        nights_before={
            date.fromisoformat(night): _span(span)
            for night, span in given.get("nights_before", {}).items()
        },
        wishes=_by_day(given.get("wishes", {})),
    )


def _patrol(given: Json) -> Patrol:
    return Patrol(
        given["id"],
        date.fromisoformat(given["night"]),
        _span((given["start"], given["end"])),
        tuple(_post(each) for each in given["posts"]),
        wards=frozenset(given.get("wards", ())),
        told_on=_day(given.get("told_on")),
        public_holiday=bool(given.get("public_holiday", False)),
    )


def _post(given: Json) -> Post:
    span = _span((given["start"], given["end"])) if "start" in given else None
    return Post(Duty(given["duty"]), given.get("count", 1), span, given.get("weight", 0))


def _roster(given: Iterable[Json]) -> Roster:
    return frozenset(
        Assignment(each["patrol"], Duty(each["duty"]), each["person"]) for each in given
    )


def _span(given: Iterable[str]) -> Span:
    start, end = (datetime.fromisoformat(each) for each in given)
    return Span(start, end)


def _day(given: str | None) -> date | None:
    return date.fromisoformat(given) if given else None


def _by_day(given: Mapping[str, Any]) -> dict[date, Any]:
    return {date.fromisoformat(day): value for day, value in given.items()}


def _person_as_json(person: Person) -> dict[str, Any]:
    return {
        "id": person.id,
        "grade": person.grade,
        "wards": sorted(person.wards),
        "may_lead": person.may_lead,
        "trained_from": person.trained_from and person.trained_from.isoformat(),
        "trained_until": person.trained_until and person.trained_until.isoformat(),
        "trained_again": [
            [start.isoformat(), end and end.isoformat()] for start, end in person.trained_again
        ],
        "absences": [
            {"start": start, "end": end, "kind": each.kind}
            for each in person.absences
            for start, end in [_span_as_json(each.span)]
        ],
        "shifts": [_span_as_json(each) for each in person.shifts],
        "rest_days": sorted(each.isoformat() for each in person.rest_days),
        "contracted_hours": person.contracted_hours,
        "hours_before": {day.isoformat(): value for day, value in person.hours_before.items()},
        "nights_before": {
            night.isoformat(): _span_as_json(span) for night, span in person.nights_before.items()
        },
        "wishes": {day.isoformat(): value for day, value in person.wishes.items()},
    }


def _patrol_as_json(patrol: Patrol) -> dict[str, Any]:
    start, end = _span_as_json(patrol.span)
    return {
        "id": patrol.id,
        "night": patrol.night.isoformat(),
        "start": start,
        "end": end,
        "wards": sorted(patrol.wards),
        "told_on": patrol.told_on and patrol.told_on.isoformat(),
        "public_holiday": patrol.public_holiday,
        "posts": [_post_as_json(each) for each in patrol.posts],
    }


def _post_as_json(post: Post) -> dict[str, Any]:
    found: dict[str, Any] = {"duty": post.duty, "count": post.count, "weight": post.weight}
    if post.span:
        found["start"], found["end"] = _span_as_json(post.span)
    return found


def _span_as_json(span: Span) -> tuple[str, str]:
    return span.start.isoformat(), span.end.isoformat()
