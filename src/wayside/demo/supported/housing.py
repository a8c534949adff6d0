"""Twelve places to live and thirty rooms, and a few people for whom a place is looked for: all
invented, in boroughs that are nowhere."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid5

from wayside.access.actor import Actor
from wayside.demo import cast
from wayside.demo.players import Players, at
from wayside.demo.this_week import TODAY
from wayside.partners.acting import acting
from wayside.partners.models import Agency
from wayside.people.models import Person
from wayside.people.vocabulary import CHILDREN, RecordState
from wayside.sharing.consent import actions as consent
from wayside.sharing.consent.actions import Said
from wayside.support.housing import actions
from wayside.support.housing.actions import Asked, Room
from wayside.support.housing.vocabulary import (
    ByAndFor,
    MindLevel,
    PlaceKind,
    Refusal,
    Serves,
    Takes,
    UseLevel,
)
from wayside.support.models import Place

FORMS = UUID("2f0e7c1d-6f0f-4b76-9b52-54d0f8f0a7c3")
YES, ASKS, NO = Takes.YES, Takes.ASKS, Takes.NO
REFUGE, TEMPORARY = PlaceKind.REFUGE, PlaceKind.TEMPORARY
SUPPORTED, TENANCY = PlaceKind.SUPPORTED, PlaceKind.TENANCY
NEAR = ["Lambeth", "Southwark", "Wandsworth"]
USUAL: dict[str, Any] = {
    "serves": Serves.WOMEN,
    "min_age": 18,
    "max_age": None,
    "bed_spaces": 3,
    "max_children": 2,
    "son_max_age": None,
    "not_from": [],
    "mind": MindLevel.SOME,
    "use": UseLevel.STABLE,
    "is_recovery": False,
    "recourse": NO,
    "script": YES,
    "wheelchair": ASKS,
    "pets": NO,
    "arson": NO,
    "violence": ASKS,
    "against_children": NO,
    "by_and_for": [],
    "has_on_call": True,
}
# Name, kind, borough, the rooms that are free (hours since confirmed), and what differs
PLACES: tuple[tuple[str, PlaceKind, str, tuple[int, ...], dict[str, Any]], ...] = (
    ("Alder Refuge", REFUGE, "Northmere", (3, 3), {"son_max_age": 14, "not_from": NEAR}),
    ("Birch Refuge", REFUGE, "Westmere", (5,), {"son_max_age": 16, "script": NO}),
    (
        "Cedar Recovery Refuge",
        REFUGE,
        "Eastmere",
        (2, 2, 60),
        {"is_recovery": True, "use": UseLevel.ACTIVE, "son_max_age": 16, "recourse": ASKS},
    ),
    (
        "Damson House",
        REFUGE,
        "Northmere",
        (8,),
        {"by_and_for": [ByAndFor.ASIAN], "recourse": YES, "use": UseLevel.NONE, "script": NO},
    ),
    ("Elder Court", TEMPORARY, "Southwark", (1, 1, 1, 30), {"serves": Serves.ALL, "recourse": NO}),
    ("Fir House", TEMPORARY, "Lambeth", (4, 4), {"serves": Serves.ALL, "use": UseLevel.ACTIVE}),
    ("Gorse House", SUPPORTED, "Westmere", (6, 6, 6), {"bed_spaces": 1, "max_children": 0}),
    (
        "Hazel Project",
        SUPPORTED,
        "Eastmere",
        (12, 12),
        {"by_and_for": [ByAndFor.EXPLOITED], "use": UseLevel.ACTIVE, "recourse": YES},
    ),
    ("Ivy House", SUPPORTED, "Wandsworth", (20, 70, 70), {"max_age": 25, "pets": YES}),
    ("Juniper Homes", TENANCY, "Northmere", (9, 9, 9), {"serves": Serves.ALL, "pets": YES}),
    ("Kestrel Homes", TENANCY, "Westmere", (10, 10, 10, 90), {"serves": Serves.MEN}),
    (
        "Larch Homes",
        TENANCY,
        "Eastmere",
        (15, 15),
        {"wheelchair": YES, "recourse": YES, "son_max_age": None},
    ),
)
LOOKS: dict[str, dict[str, Any]] = {
    "Wren": {
        "sex": "woman",
        "age": 34,
        "children": [[15, "man"]],
        "recourse": "no",
        "script": "yes",
        "use": 2,
        "mind": 1,
        "from_areas": ["lambeth"],
        "danger_areas": [each.lower() for each in NEAR],
        "communities": ["exploited"],
        **dict.fromkeys(("wheelchair", "pets", "arson", "violence", "against_children"), "no"),
        "on_call": "no",
        "wish_women": True,
    },
    "Robin": {"sex": "woman", "recourse": "yes", "use": 1, "from_areas": ["lambeth"]},
    "Linnet": {"sex": "woman", "age": 37, "recourse": "yes", "pets": "yes", "script": "no"},
}
TOLD = ("needs", "children", "substances")
BEFORE: tuple[dict[str, Any], ...] = (
    {"recourse": "no", "script": "no"},
    {"recourse": "yes", "script": "yes", "use": 3},
    {"children": [[15, "man"]], "recourse": "yes"},
    {"recourse": "no", "pets": "yes", "from_areas": ["lambeth"]},
    {"mind": 3, "recourse": "yes", "danger_areas": [each.lower() for each in NEAR]},
)
EACH = 14  # of each worker's people: enough that numbers may be shown


def house(players: Players) -> None:
    """The places with their rooms; whom they were compared with in spring; then three people for
    whom one is looked for. Of two requests one is offered a room, one was refused."""
    made = {row[0]: _place(row, players) for row in PLACES}
    for worker in (cast.CARYS, cast.CLEO, cast.CASS):
        _compared_before(players.act(worker))
    carys, hana = players.act(cast.CARYS), players.act(cast.HANA)
    with acting(carys, now=at(TODAY, 9)):
        own = {each.called: each for each in Person.objects.filter(worker=carys.membership_id)}
        for called, answers in LOOKS.items():
            _look(own[called], answers, carys, at(TODAY, 9))
        council = players.agencies["council"]
        offered = _ask(own["Robin"], made["Juniper Homes"], council, carys)
        refused = _ask(own["Linnet"], made["Alder Refuge"], council, carys)
    now = at(TODAY, 11)
    with acting(hana, now=now):
        room = made["Juniper Homes"].vacancies.filter(state="free")[0]
        actions.offer_room(offer=offered, vacancy=room, expected_version=1, by=hana, now=now)
        actions.refuse_offer(
            offer=refused, because=[Refusal.PETS], expected_version=1, by=hana, now=now
        )


def _place(
    row: tuple[str, PlaceKind, str, tuple[int, ...], dict[str, Any]], players: Players
) -> Place:
    name, kind, area, rooms, more = row
    by = players.act(cast.SEFA if name == "Cedar Recovery Refuge" else cast.HANA)
    now = at(TODAY - timedelta(days=120), 10)
    with acting(by, now=now):
        values = {**USUAL, "name": name, "kind": kind, "area": area, **more}
        held = actions.add_place(values=values, form_id=uuid5(FORMS, name), by=by, now=now)
    for number, hours in enumerate(rooms, start=1):
        then = at(TODAY, 9) - timedelta(hours=hours)
        beds = 1 if number == 1 and held.bed_spaces > 1 else held.bed_spaces
        room = Room(beds, TODAY, f"Room {number}")
        form = uuid5(FORMS, f"{name} {number}")
        with acting(by, now=then):
            actions.add_room(place=held, room=room, form_id=form, by=by, now=then)
    return held


def _compared_before(by: Actor) -> None:
    """What the gap report counts: places beside those whom a worker supported in spring."""
    now = at(TODAY - timedelta(days=40), 9)
    with acting(by, now=now):
        there = Person.objects.filter(
            worker=by.membership_id, state=RecordState.OPEN, created_at__lt=now
        ).exclude(age_mark__in=CHILDREN)
        found = [each for each in there.order_by("id") if each.called not in LOOKS][:EACH]
        for number, person in enumerate(found):
            _look(person, {"sex": "woman", **BEFORE[number % len(BEFORE)]}, by, now)


def _look(person: Person, answers: dict[str, Any], by: Actor, now: datetime) -> None:
    actions.write_wishes(person=person, answers=answers, expected_version=0, by=by, now=now)
    actions.match_places(person=person, by=by, now=now)


def _ask(person: Person, place: Place, council: Agency, by: Actor) -> Any:
    now = at(TODAY, 9)
    consent.give_consent(
        subject=person.subject,
        said=Said(to=council, purpose="housing", categories=TOLD),
        capacity_considered=True,
        capacity_note="",
        review_date=TODAY + timedelta(days=60),
        until_date=None,
        by=by,
        now=now,
    )
    form = uuid5(FORMS, f"{person.called} {place.name}")
    asked = Asked(TOLD, "Would like to see it first.")
    return actions.ask_for_place(
        person=person, place=place, asked=asked, form_id=form, by=by, now=now
    )
