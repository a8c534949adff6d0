"""Sets up the MARAC that one's agency coordinates, and who sits at it."""

from datetime import datetime
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import told
from wayside.safeguarding.marac.permissions import RUN_MARAC
from wayside.safeguarding.models import Marac, MaracSeat
from wayside.web.collisions import save_versioned
from wayside.web.states import NotNow


@transaction.atomic
def set_up_marac(*, area_id: UUID, name: str, by: Actor, now: datetime) -> Marac:
    """Set up the MARAC of an area; the agency of whoever does coordinates it and sits at it.

    Raises:
        NotNow: the area has one.
    """
    require(by, RUN_MARAC, area_id=area_id)
    made = Marac(
        id=uuid4(),
        controller_id=by.controller_id,
        area_id=area_id,
        name=name,
        created_at=now,
        updated_at=now,
    )
    try:
        with transaction.atomic():
            made.save(force_insert=True)
    except IntegrityError as there:
        raise NotNow(_("This area has a MARAC.")) from there
    fields = ("area", "name")
    told(made, "safeguarding.set_up_marac", Operation.ADMINISTRATION, by, now, fields=fields)
    give_seat(marac=made, agency_id=by.controller_id, by=by, now=now)
    return made


@transaction.atomic
def give_seat(*, marac: Marac, agency_id: UUID, by: Actor, now: datetime) -> MaracSeat:
    """Give an agency a seat; it refers, and its representatives see what is listed.

    Raises:
        NotNow: it has one.
    """
    require(by, RUN_MARAC)
    if marac.seats.filter(agency=agency_id, ended_at=None).exists():
        raise NotNow(_("This agency sits there already."))
    made = MaracSeat(
        id=uuid4(),
        controller_id=marac.controller_id,
        marac=marac,
        agency_id=agency_id,
        created_at=now,
        updated_at=now,
    )
    made.save(force_insert=True)
    told(made, "safeguarding.give_seat", Operation.ADMINISTRATION, by, now, fields=("agency",))
    return made


@transaction.atomic
def end_seat(*, seat: MaracSeat, expected_version: int, by: Actor, now: datetime) -> MaracSeat:
    """End a seat: from this moment its representatives see nothing of any case.

    Raises:
        NotNow: it is the seat of the agency that coordinates.
        Collision: somebody else ended it.
    """
    require(by, RUN_MARAC)
    if seat.agency_id == seat.controller_id:
        raise NotNow(_("The agency that coordinates the MARAC sits at it."))
    seat.ended_at = now
    save_versioned(seat, expected_version=expected_version, now=now, fields=("ended_at",))
    told(seat, "safeguarding.end_seat", Operation.ADMINISTRATION, by, now, fields=("ended_at",))
    return seat
