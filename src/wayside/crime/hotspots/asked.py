"""What a page was asked for: a ranking's terms, how many places, which variant and layer."""

from dataclasses import dataclass

from django.utils.dateformat import format as format_date
from django.utils.http import urlencode

from wayside.crime.hotspots.terms import Terms
from wayside.crime.hotspots.vocabulary import Layer, Variant


@dataclass(frozen=True, slots=True)
class Asked:
    """What a page was asked for, with the answers to leave out what is as usual."""

    terms: Terms
    top: int
    variant: Variant
    layer: Layer
    pairs: tuple[tuple[str, str], ...]

    def query(self, **changes: str | None) -> str:
        """The address of this view, with some answers changed or left out."""
        kept = [(name, value) for name, value in self.pairs if name not in changes]
        new = [(name, value) for name, value in changes.items() if value]
        return f"?{urlencode([*kept, *new])}" if kept or new else ""

    @property
    def month(self) -> str:
        """The month at whose start the view is taken, in words."""
        return format_date(self.terms.as_of, "F Y")

    @property
    def without_police(self) -> bool:
        """Whether police-generated records are left out."""
        return self.variant is Variant.WITHOUT_POLICE
