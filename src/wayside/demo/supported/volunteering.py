"""Three volunteers of the centre, one of them supported there, and what most people chose to say
of themselves: invented, like everything here."""

from datetime import date, timedelta
from random import Random
from uuid import uuid5

from django.db.models import TextChoices

from wayside.access.actor import Actor
from wayside.demo import cast
from wayside.demo.players import Players, at
from wayside.demo.supported.following import FORMS
from wayside.demo.this_week import TODAY
from wayside.partners.acting import acting
from wayside.partners.models import Membership
from wayside.people.models import Person
from wayside.support.equality import actions as equality
from wayside.support.equality.vocabulary import (
    Care,
    Disability,
    Ethnicity,
    Gender,
    Language,
    Orientation,
    Religion,
)
from wayside.support.models import Volunteer
from wayside.support.peers import actions as peers
from wayside.support.peers.actions import Application
from wayside.support.peers.vocabulary import CheckKind

THEN = at(TODAY - timedelta(days=60), 15)
ASKED: dict[str, type[TextChoices]] = {
    "ethnicity": Ethnicity,
    "disability": Disability,
    "gender": Gender,
    "orientation": Orientation,
    "religion": Religion,
    "language": Language,
    "care": Care,
}


def volunteer(players: Players) -> None:
    """Una is ready and goes along with somebody; Tam's DBS check runs out; Linnet applies."""
    lead, carys = players.act(cast.SELMA), players.act(cast.CARYS)
    supervisor = Membership.objects.get(id=lead.member_id)
    with acting(lead, now=THEN):
        una = _take_on("Una", "Tea, a walk, and waiting rooms. Tuesdays.", supervisor, lead, 30)
        _take_on("Tam", "Forms and telephone calls. Fridays.", supervisor, lead, 3 * 365 - 50)
    with acting(carys, now=THEN):
        own = {each.called: each for each in Person.objects.filter(worker=carys.membership_id)}
        peers.take_application(
            application=Application("Lin", supervisor, offers="Groups, in a year or so."),
            person=own["Linnet"],
            form_id=uuid5(FORMS, "Lin volunteers"),
            by=carys,
            now=THEN,
        )
        peers.propose_match(person=own["Robin"], volunteer=una, called="Robin", by=carys, now=THEN)


def _take_on(name: str, offers: str, supervisor: Membership, by: Actor, days_ago: int) -> Volunteer:
    held = peers.take_application(
        application=Application(name, supervisor, "020 7946 0000", offers),
        form_id=uuid5(FORMS, name),
        by=by,
        now=THEN,
    )
    for kind in CheckKind:
        done = THEN.date() - timedelta(days=days_ago if kind == CheckKind.DBS else 20)
        peers.note_check(volunteer=held, kind=kind, done=done, until=None, by=by, now=THEN)
    for verb in ("check", "take_on"):
        held = peers.move_volunteer(
            volunteer=held, verb=verb, expected_version=held.version, by=by, now=THEN
        )
    peers.note_talk(
        volunteer=held, held=THEN.date(), next_date=TODAY + timedelta(days=5),
        words="Settled in well.", by=by, now=THEN,
    )  # fmt: skip
    return held


def say(person: Person, day: date, by: Actor) -> None:
    """What most people chose to say, each question by choice."""
    chance = Random(f"{person.called} says")  # noqa: S311
    if chance.random() < 0.2:
        return
    said: dict[str, str] = {
        name: chance.choice(tuple(choices)).value
        for name, choices in ASKED.items()
        if chance.random() < 0.9
    }
    equality.ask_equality(person=person, said=said, expected_version=0, by=by, now=at(day, 21))
