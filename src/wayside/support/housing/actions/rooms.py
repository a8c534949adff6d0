"""Adds free rooms, confirms them in one press, and notes that they are taken."""

from dataclasses import asdict, dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from wayside.access.actor import Actor
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import told
from wayside.people.actions import NotOpenError
from wayside.support.housing import rules
from wayside.support.housing.actions.places import check_keeps
from wayside.support.housing.queries.places import TO_CONFIRM
from wayside.support.housing.vocabulary import VacancyState
from wayside.support.models import Place, Vacancy
from wayside.web.clock import day_of
from wayside.web.collisions import Collision, save_versioned
from wayside.web.states import NotNow

SAID = ("label", "beds", "from_date")
WORD = ("confirmed_at", "confirmed_by")


@dataclass(frozen=True, slots=True)
class Room:
    """A room or home that is free: its bed spaces, from when, and what it is called there."""

    beds: int
    from_date: date
    label: str = ""


@transaction.atomic
def add_room(*, place: Place, room: Room, form_id: UUID, by: Actor, now: datetime) -> Vacancy:
    """Say that a room is free; the form of one id adds one.

    Raises:
        NotOpenError: the place is not for whoever adds to keep.
        NotNow: the place is closed, the day cannot be, or the name tells where it is.
    """
    check_keeps(place, by)
    there = Vacancy.objects.filter(id=form_id, place=place).first()
    if there is not None:
        return there
    if place.ended_at is not None:
        raise NotNow(_("This place is closed. Open it again first."))
    _check(place, room, now)
    made = Vacancy(
        id=form_id,
        place=place,
        controller_id=place.controller_id,
        confirmed_at=now,
        confirmed_by_id=by.member_id,
        created_at=now,
        updated_at=now,
        **asdict(room),
    )
    made.save(force_insert=True)
    told(made, "support.add_room", Operation.COLLECTION, by, now, fields=SAID)
    return made


@transaction.atomic
def change_room(
    *, vacancy: Vacancy, room: Room, expected_version: int, by: Actor, now: datetime
) -> Vacancy:
    """Change what is said of a room; whoever does confirms it.

    Raises:
        NotOpenError: the place is not for whoever changes to keep.
        NotNow: the day cannot be, or the name tells where it is.
        Collision: somebody else changed it since.
    """
    check_keeps(vacancy.place, by)
    if vacancy.version != expected_version:
        raise Collision(vacancy)
    _check(vacancy.place, room, now)
    for name, value in asdict(room).items():
        setattr(vacancy, name, value)
    vacancy.confirmed_at, vacancy.confirmed_by_id = now, by.member_id
    save_versioned(vacancy, expected_version=expected_version, now=now, fields=(*SAID, *WORD))
    told(vacancy, "support.change_room", Operation.ALTERATION, by, now, fields=SAID)
    return vacancy


@transaction.atomic
def move_room(
    *, vacancy: Vacancy, verb: str, expected_version: int, by: Actor, now: datetime
) -> Vacancy:
    """Note that a room is taken, not to be had, or free again; whoever does confirms it.

    Raises:
        NotOpenError: the place is not for whoever notes it to keep.
        NotNow: it does not stand so, or is held for a request.
        Collision: somebody else noted something since.
    """
    check_keeps(vacancy.place, by)
    if vacancy.version != expected_version:
        raise Collision(vacancy)
    if verb not in rules.BY_BUTTON:
        raise NotNow(_("A room is held and moved into by a request. Open the request."))
    vacancy.state = rules.VACANCY.check_can(vacancy.state, verb).target
    vacancy.confirmed_at, vacancy.confirmed_by_id = now, by.member_id
    save_versioned(vacancy, expected_version=expected_version, now=now, fields=("state", *WORD))
    told(vacancy, "support.move_room", Operation.ALTERATION, by, now, fields=("state",))
    return vacancy


@transaction.atomic
def confirm_rooms(*, place: Place, by: Actor, now: datetime) -> int:
    """Confirm all free and held rooms of a place in one press; how many.

    Raises:
        NotOpenError: the place is not for whoever confirms to keep.
        NotNow: it has none.
    """
    check_keeps(place, by)
    rooms = Vacancy.objects.filter(place=place, state__in=TO_CONFIRM)
    count = rooms.update(
        confirmed_at=now, confirmed_by=by.member_id, version=F("version") + 1, updated_at=now
    )
    if not count:
        raise NotNow(_("No room is free there. Add one, or say that one is free again."))
    told(place, "support.confirm_rooms", Operation.ALTERATION, by, now, fields=WORD, count=count)
    return count


def move_by_request(vacancy: Vacancy, verb: str, *, by: Actor, now: datetime) -> None:
    """Hold, free or fill a room as the request for it goes; whoever may see the request may.

    Raises:
        NotNow: it does not stand so.
        NotOpenError: it is not for whoever acts to write.
    """
    held = Vacancy.objects.select_for_update().filter(id=vacancy.id).first()
    if held is None:
        raise NotOpenError
    if verb == "hold" and held.state != VacancyState.FREE:
        raise NotNow(_("This room is no longer free: somebody was quicker. Choose another room."))
    held.state = VacancyState(rules.VACANCY.check_can(held.state, verb).target)
    save_versioned(held, expected_version=held.version, now=now, fields=("state",))
    told(held, "support.move_room", Operation.ALTERATION, by, now, fields=("state",))


def _check(place: Place, room: Room, now: datetime) -> None:
    rules.check_placeless(room.label)
    rules.check_free_from(room.from_date, today=day_of(now))
    if room.beds > place.bed_spaces:
        raise NotNow(
            _("The largest room of this place has %(n)d bed spaces. Change that first.")
            % {"n": place.bed_spaces}
        )
