"""The places of a week without anything about enforcement: for partner workers."""

from dataclasses import dataclass
from uuid import UUID

from django.utils.functional import Promise
from django.utils.safestring import SafeString

from wayside.patrols import rules
from wayside.patrols.calendar import week_title
from wayside.patrols.models import PatrolPlace
from wayside.patrols.presenters.maps import neutral_map
from wayside.patrols.presenters.weeks import Remark, remark_of
from wayside.patrols.presenters.words import COLOURS
from wayside.patrols.queries import Contents, Ground
from wayside.web.components.text import Colour


@dataclass(frozen=True, slots=True)
class NeutralPlace:
    """A place by name and ward alone."""

    id: UUID
    key: str
    number: int
    label: str
    ward: str


@dataclass(frozen=True, slots=True)
class NeutralPage:
    """Which places the week is about, and what the own agency said."""

    title: str
    state: str | Promise
    colour: Colour
    places: tuple[NeutralPlace, ...]
    map: SafeString
    remarks: tuple[Remark, ...]
    can_comment: bool


def neutral_page(contents: Contents, ground: Ground) -> NeutralPage:
    """Every place once, in the order of the alphabet, which says nothing of rank or night."""
    by_position: dict[tuple[float, float], PatrolPlace] = {}
    for patrol in contents.live:
        for place in contents.places.get(patrol.id, ()):
            by_position.setdefault((place.longitude, place.latitude), place)
    ordered = sorted(by_position.values(), key=lambda place: (place.label, str(place.id)))
    keyed = [(f"place-{place.id}", place) for place in ordered]
    week = contents.week
    return NeutralPage(
        title=week_title(week.iso),
        state=week.get_state_display(),
        colour=COLOURS[week.state],
        places=tuple(
            NeutralPlace(
                id=place.id,
                key=key,
                number=number,
                label=place.label,
                ward=place.ward.name if place.ward else "",
            )
            for number, (key, place) in enumerate(keyed, start=1)
        ),
        map=neutral_map(keyed, ground, area=week.area.name) if keyed else SafeString(""),
        remarks=tuple(remark_of(each) for each in contents.comments),
        can_comment=rules.can_comment(week.state),
    )
