"""Two edits of one mapping: its choices line by line, and the mapping that comes of an answer."""

from collections.abc import Mapping as Pairs
from typing import Any

from django.utils.translation import gettext_lazy as _

from wayside.crime.forms.mappings import LABELS, ORDERS, ZONES
from wayside.crime.reading.mapping import Choices
from wayside.crime.vocabulary import OffenceKind
from wayside.web.collision_lines import Line, lines_apart, lines_kept
from wayside.web.collisions import Difference

PART = "mapping"
COLUMN, READING, KIND = "column", "reading", "kind"
Place = tuple[str, str, Any]


def differences(mine: Choices, theirs: Choices) -> tuple[Difference, ...]:
    """What differs between two versions, for the collision page."""
    return lines_apart(PART, _lines(mine), _lines(theirs))


def settled(mine: Choices, theirs: Choices, answers: Pairs[str, str]) -> Choices:
    """Mine, with theirs where the collision page was answered so."""
    kept = lines_kept(PART, _lines(mine), _lines(theirs), answers)
    held: dict[str, dict[str, Any]] = {COLUMN: {}, READING: {}, KIND: {}}
    for part, name, value in kept:
        held[part][name] = value
    return Choices(columns=held[COLUMN], kinds=held[KIND], **held[READING])


def _lines(choices: Choices) -> list[Line[Place]]:
    read = (
        ("date_order", _("Dates are written"), dict(ORDERS).get(choices.date_order, "")),
        ("zone", _("Times are"), dict(ZONES).get(choices.zone, choices.zone)),
        ("srid", _("Reference system of easting and northing (EPSG)"), str(choices.srid)),
    )
    kinds = dict(OffenceKind.choices)
    return [
        *(
            Line(f"{COLUMN} {role}", LABELS[role], name, (COLUMN, role, name))
            for role, name in choices.columns.items()
        ),
        *(
            Line(f"{READING} {name}", label, words, (READING, name, getattr(choices, name)))
            for name, label, words in read
        ),
        *(
            Line(f"{KIND} {offence}", offence, kinds.get(kind, kind), (KIND, offence, kind))
            for offence, kind in choices.kinds.items()
        ),
    ]
