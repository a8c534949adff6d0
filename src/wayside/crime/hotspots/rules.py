"""What may be done with a marked place, and what may not stand in its reason."""

import re
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _
from shapely import Point

from wayside.access.actor import Actor
from wayside.access.vocabulary import Role
from wayside.partners.models import Area
from wayside.web.states import NotNow

if TYPE_CHECKING:
    from wayside.crime.models import MarkedPlace

MAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+")
TELEPHONE = re.compile(r"(?:\+?\d[\s().-]?){9,}\d")
REGISTRATION = re.compile(r"\b[A-Z]{2}\d{2}\s?[A-Z]{3}\b")
# Snap points and gates on a boundary's edge still belong to the area.
EDGE_DEGREES = 0.002
ANY_AGENCYS = frozenset({Role.COORDINATOR, Role.DEPUTY_COORDINATOR})


def ways_to_somebody(text: str) -> bool:
    """Whether a text holds what leads to one person: an address, a number, a registration."""
    return any(pattern.search(text) for pattern in (MAIL, TELEPHONE, REGISTRATION))


def check_reason(text: str) -> None:
    """A mark is about a place, never about a person.

    Raises:
        NotNow: with what to take out.
    """
    if ways_to_somebody(text):
        raise NotNow(
            _(
                "Take out the e-mail address, telephone number or vehicle registration: a mark"
                " is about a place, and many people read it."
            )
        )


def check_inside(area: Area, point: Point) -> None:
    """A mark lies in the area."""
    shape = area.shape
    if shape is not None and not shape.buffer(EDGE_DEGREES).covers(point):
        raise NotNow(_("This position is not in %s. Choose one that is.") % area.name)


def check_own_ward(ward: Area | None, by: Actor) -> None:
    """Whoever acts for a ward marks in that ward."""
    if ward is None or ward.id not in by.area_ids:
        raise NotNow(_("This position is not in your ward. Choose one that is."))


def can_change(mark: "MarkedPlace", by: Actor) -> bool:
    """Whether the state and the owner of a mark let this actor change it."""
    mine = mark.agency_id == by.agency_id or by.role in ANY_AGENCYS
    return mark.retired_at is None and mine


def check_can_change(mark: "MarkedPlace", by: Actor) -> None:
    """The agency that marked a place changes it, or the coordinator.

    Raises:
        NotNow: it is retired, or another agency's.
    """
    if mark.retired_at is not None:
        raise NotNow(_("This mark is retired and stays as it is."))
    if not can_change(mark, by):
        raise NotNow(
            _("%s marked this place: ask them, or the coordinator, to change it.")
            % mark.agency.name
        )
