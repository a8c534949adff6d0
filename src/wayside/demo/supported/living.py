"""Lives through what sixty people and their workers did, with the product's own actions."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from random import Random
from uuid import UUID, uuid5

from wayside.access.actor import Actor
from wayside.demo import cast
from wayside.demo.players import Players, at
from wayside.demo.supported import (
    afterwards,
    arranging,
    conferring,
    following,
    governing,
    housed,
    housing,
    keeping,
    lives,
    protecting,
    referring,
    rights,
    volunteering,
    words,
)
from wayside.demo.supported.lives import Life
from wayside.demo.this_week import TODAY
from wayside.partners.acting import acting
from wayside.partners.models import Area
from wayside.people import actions as people
from wayside.people.actions import Details
from wayside.people.jobs import pair_up
from wayside.people.models import Person
from wayside.support import actions as support
from wayside.support.actions import Assessed, Told
from wayside.support.queries import wards_of
from wayside.support.releases.jobs import release_due
from wayside.support.vocabulary import Direction, Given, Level, Met, Whose
from wayside.support.vocabulary import NeedKind as Need

FORMS = UUID("0c6f2a52-54f1-4d0f-9d0a-5c27d3f3a5b1")
WORKERS = {
    "carys": cast.CARYS,
    "cleo": cast.CLEO,
    "cass": cast.CASS,
    "rafi": cast.RAFI,
}


def live(players: Players) -> None:
    """Everybody's eighteen months, worker by worker; then what other agencies handed over, the
    pairs that a link reviewer should judge, and the months that patrol planning may see."""
    for key, member in WORKERS.items():
        by = players.act(member)
        wards = list(wards_of(by))
        for life in lives.everybody():
            if life.worker == key:
                _live(life, players, by, wards)
    following.follow(players)
    housed.house(players)
    volunteering.volunteer(players)
    arranging.hand_over(players)
    afterwards.supervise(players)
    governing.govern(players)
    housing.house(players)
    conferring.confer(players)
    protecting.protect(players)
    keeping.keep(players)
    rights.keep(players)
    pair_up(now=at(TODAY, 4))
    release_due(now=at(TODAY, 4))


def _live(life: Life, players: Players, by: Actor, wards: list[Area]) -> None:
    met = life.meetings()
    with acting(by, now=at(met[0], 20)):
        person = people.register(
            details=_details(life), first_met=met[0], by=by, now=at(met[0], 20)
        )
        _meet(life, person, met, by, wards)
        _assess(life, person, met, by)
        if life.plan_in is not None:
            _plan(life, person, met[len(met) // 2], by)
        arranging.arrange(life, person, players, by)
        referring.refer(life.called, person, players, by)
        afterwards.follow(life.called, person, players, by)
        volunteering.say(person, met[-1], by)


def _details(life: Life) -> Details:
    return Details(
        called=life.called,
        age_mark=life.age,
        given_name=life.given_name,
        family_name=life.family_name,
        born=life.born,
        sex=life.sex,
        language=life.language,
    )


def _meet(life: Life, person: Person, met: Iterable[date], by: Actor, wards: list[Area]) -> None:
    chance = Random(f"{life.called} is met")  # noqa: S311
    needs = tuple(life.needs) or tuple(Need)[:3]
    near = chance.sample(wards, k=3)
    for number, day in enumerate(met):
        kind = needs[number % len(needs)]
        said = words.SAID[kind]
        offered = (kind,) if number % 3 == 0 else ()
        moment = at(day, chance.choice((11, 15, 20, 22)))
        how = life.how if number % 4 == 0 else chance.choice(lives.HOW)
        given = chance.sample(tuple(Given), k=chance.choice((0, 1, 2))) if how != Met.PHONE else ()
        support.note_meeting(
            person=person,
            told=Told(
                met_at=moment,
                how=how,
                ward=chance.choice(near),
                topics=tuple(dict.fromkeys((kind, needs[(number + 1) % len(needs)]))),
                given=tuple(given),
                offered=offered,
                taken=offered if chance.random() < 0.6 else (),
                note=said[number % len(said)] if number % 2 == 0 else "",
            ),
            form_id=uuid5(FORMS, f"{life.called} {day}"),
            by=by,
            now=moment + timedelta(minutes=30),
        )


def _assess(life: Life, person: Person, met: list[date], by: Actor) -> None:
    """At the first meeting, half way and of late: each need with its level then."""
    for place in range(max(map(len, life.needs.values()), default=0)):
        day = met[min(place * max(len(met) // 3, 1), len(met) - 1)]
        assessed = {
            kind: Assessed(Level(levels[place]), _of_level(words.SAID[kind], levels[place]))
            for kind, levels in life.needs.items()
            if place < len(levels)
        }
        support.assess_needs(person=person, assessed=assessed, by=by, now=_evening(day))


def _of_level(said: tuple[str, ...], level: int) -> str:
    """The banks of words begin where a need is urgent."""
    return said[min(Level.URGENT - level, len(said) - 1)]


def _plan(life: Life, person: Person, since: date, by: Actor) -> None:
    chance = Random(f"{life.called} plans")  # noqa: S311
    now = _evening(since)
    support.write_plan(
        person=person,
        aim=chance.choice(words.AIMS),
        strands=(),
        review_date=TODAY + timedelta(days=life.plan_in or 0),
        expected_version=0,
        by=by,
        now=now,
    )
    for number, kind in enumerate(life.needs):
        step = support.agree_step(
            person=person,
            words=chance.choice(words.STEPS[kind]),
            whose=chance.choice(tuple(Whose)),
            by_date=TODAY + timedelta(days=chance.randint(-2, 21)),
            by=by,
            now=now,
        )
        if number:
            verb = "take" if chance.random() < 0.7 else "leave"
            support.move_step(
                step=step, verb=verb, expected_version=step.version, by=by, now=_evening(life.last)
            )
    for direction, said in ((Direction.BACK, words.BACK), (Direction.FORWARD, words.FORWARD)):
        if chance.random() < 0.5:
            support.tell_movement(
                person=person,
                direction=direction,
                words=chance.choice(said),
                on_date=life.last,
                by=by,
                now=_evening(life.last),
            )


def _evening(day: date) -> datetime:
    return at(min(day, TODAY - timedelta(days=1)), 22, 45)
