"""A group with sessions, and homes made safer: what the sixty and their workers do together."""

from datetime import datetime, time, timedelta
from uuid import UUID, uuid5

from wayside.access.actor import Actor
from wayside.demo import cast
from wayside.demo.players import Players, at
from wayside.demo.this_week import TODAY
from wayside.partners.acting import acting
from wayside.people.models import Person
from wayside.support.groups import actions as groups
from wayside.support.groups.actions import Described, Invited
from wayside.support.groups.vocabulary import Asked, Came, GroupKind
from wayside.support.models import Group, GroupPlace, Sanctuary
from wayside.support.queries import wards_of
from wayside.support.sanctuary import actions as sanctuary
from wayside.support.sanctuary.actions import Assessment, Ordered
from wayside.support.sanctuary.vocabulary import Landlord, Work
from wayside.web.clock import LONDON

FORMS = UUID("7a0c8f54-06d5-4b8a-8d1c-3d5b0c1f9e22")
BEGAN = at(TODAY - timedelta(days=30), 10)
TAKE_PART = ("Linnet", "Robin", "Bramble", "Teasel")
CAME = (
    (Came.CAME, Came.CAME, Came.CAME, Came.SENT_WORD),
    (Came.CAME, Came.DID_NOT_COME, Came.CAME, Came.CAME),
)


def follow(players: Players) -> None:
    """Whatever two of the workers began with their people."""
    carys = players.act(cast.CARYS)
    with acting(carys, now=BEGAN):
        by_name = _people(carys)
        group = _begin(carys)
        places = [_takes_part(group, by_name[name], carys) for name in TAKE_PART]
        _wait(group, by_name["Martin"], carys)
    _meet(group, places, carys)
    _secure(by_name["Robin"], carys, finished=False)
    _secure(by_name["Linnet"], carys, finished=True)


def _people(by: Actor) -> dict[str, Person]:
    own = Person.objects.filter(worker=by.membership_id)
    return {each.called: each for each in own}


def _begin(by: Actor) -> Group:
    return groups.begin_group(
        described=Described(
            name="Freedom programme, summer",
            kind=GroupKind.PROGRAMME,
            about="Twelve mornings about control, and life without it. Come to any, or to all.",
            ward=wards_of(by).first(),
            where="Example Hall, the side door. Ring, and say you come to the sewing class.",
            size=8,
        ),
        form_id=uuid5(FORMS, "freedom"),
        by=by,
        now=BEGAN,
    )


def _takes_part(group: Group, person: Person, by: Actor) -> GroupPlace:
    place = _wait(group, person, by)
    groups.invite_to_group(
        place=place,
        invited=Invited(Asked.SPOKE, BEGAN.date() + timedelta(days=5)),
        attempt_id=uuid5(person.subject_id, "invited"),
        expected_version=place.version,
        by=by,
        now=BEGAN,
    )
    return groups.move_place(
        place=place, verb="accept", expected_version=place.version, by=by, now=BEGAN
    )


def _wait(group: Group, person: Person, by: Actor) -> GroupPlace:
    place = groups.join_group(person=person, group=group, called=person.called, by=by, now=BEGAN)
    if place is None:
        raise LookupError(f"{person.called} must not meet somebody in the demo's group.")
    return place


def _meet(group: Group, places: list[GroupPlace], by: Actor) -> None:
    first = TODAY - timedelta(days=13)
    for number, topic in enumerate(("What control looks like", "The children", "What is mine")):
        begins = datetime.combine(first + timedelta(days=7 * number), time(10, 30), tzinfo=LONDON)
        with acting(by, now=BEGAN):
            session = groups.add_session(
                group=group,
                starts_at=begins,
                ends_at=begins + timedelta(hours=2),
                topic=topic,
                by=by,
                now=BEGAN,
            )
        if number < len(CAME):
            after = begins + timedelta(hours=3)
            with acting(by, now=after):
                groups.take_register(
                    session=session,
                    came={each.id: CAME[number][place] for place, each in enumerate(places)},
                    expected_version=session.version,
                    by=by,
                    now=after,
                )


def _secure(person: Person, by: Actor, *, finished: bool) -> None:
    now = at(TODAY - timedelta(days=40 if finished else 8), 14)
    with acting(by, now=now):
        held = sanctuary.begin_sanctuary(
            person=person,
            address="Flat 0, 0 Example Road",
            form_id=uuid5(FORMS, f"{person.called} sanctuary"),
            by=by,
            now=now,
        )
        found = {"locks": ["work", "He may have a key"], "fire": ["safe", ""]}
        sanctuary.assess_home(
            sanctuary=held,
            assessment=Assessment(True, True, Landlord.COUNCIL, found, "He knows the address."),
            expected_version=held.version,
            by=by,
            now=now + timedelta(hours=1),
        )
        sanctuary.ask_landlord(
            sanctuary=held,
            consent=True,
            landlord_told="The tenant asks for new locks.",
            expected_version=held.version,
            by=by,
            now=now + timedelta(hours=2),
        )
        if finished:
            _finish(held, by, now + timedelta(days=3))


def _finish(held: Sanctuary, by: Actor, now: datetime) -> None:
    def step(verb: str, days: int) -> None:
        sanctuary.move_sanctuary(
            sanctuary=held,
            verb=verb,
            expected_version=held.version,
            by=by,
            now=now + timedelta(days=days),
        )

    step("agree", 0)
    ordered = Ordered(Work.LOCKS, now.date() + timedelta(days=7), "Front door")
    work = sanctuary.order_work(
        sanctuary=held,
        ordered=ordered,
        expected_version=held.version,
        by=by,
        now=now + timedelta(days=1),
    )
    for verb in ("do", "check"):
        sanctuary.move_work(
            work=work,
            verb=verb,
            expected_version=work.version,
            by=by,
            now=now + timedelta(days=4),
        )
    step("complete", 5)
