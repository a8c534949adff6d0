"""Where numbers and names stand on a drawn map: none over another."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import dist

from wayside.web.maps.features import Circle, Outline
from wayside.web.maps.projection import Frame

SIZE = 11.5
LETTER = 0.58 * SIZE + 0.3  # the mean width of a letter with its spacing
LINE = 1.25 * SIZE
SHIFTS = (0.0, LINE, -LINE)  # further off it would stand in a neighbour
BESIDE = (
    (0, 0),
    (1, 0),
    (-1, 0),
    (0, 1),
    (0, -1),
    (0.7, 0.7),
    (-0.7, 0.7),
    (0.7, -0.7),
    (-0.7, -0.7),
)


@dataclass(frozen=True, slots=True)
class Box:
    """A piece of the drawing that something takes up."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        """Whether the two share any of the drawing."""
        beside = self.right <= other.left or other.right <= self.left
        return not (beside or self.bottom <= other.top or other.bottom <= self.top)


def badge_places(
    circles: Sequence[Circle], window: Frame, radius: float
) -> list[tuple[float, float]]:
    """Where each circle's number stands: at its centre, or just beside it where an earlier number
    stands already."""
    found: list[tuple[float, float]] = []
    for circle in circles:
        x, y = window.place((circle.longitude, circle.latitude))
        beside = [(x + dx * 1.8 * radius, y + dy * 1.8 * radius) for dx, dy in BESIDE]
        free = (spot for spot in beside if all(dist(spot, one) > 1.6 * radius for one in found))
        found.append(next(free, (x, y)) if circle.number else (x, y))
    return [(round(x, 1), round(y, 1)) for x, y in found]


def placed_names(
    outlines: Iterable[Outline],
    badges: Iterable[tuple[float, float]],
    window: Frame,
    *,
    radius: float,
) -> Iterator[tuple[float, float, str]]:
    """Each name that finds room, moved up or down a little where it must be; the others are left
    out, as a name that cannot be read helps nobody."""
    taken = [Box(x - radius, y - radius, x + radius, y + radius) for x, y in badges]
    for outline in outlines:
        centre = outline.middle()
        if not outline.named or not window.holds(centre, slack=-30):
            continue
        x, y = window.place(centre)
        for shift in SHIFTS:
            box = name_box(outline.name, x, y + shift)
            if not any(box.meets(other) for other in taken):
                taken.append(box)
                yield x, round(y + shift, 1), outline.name
                break


def name_box(name: str, x: float, base: float) -> Box:
    half = len(name) * LETTER / 2
    return Box(x - half, base - SIZE, x + half, base + SIZE / 4)
