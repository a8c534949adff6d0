"""What counts in an area: the programme's table where it has one, else the defaults."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.text import slugify

from wayside.crime.hotspots.source import Holdings
from wayside.crime.hotspots.terms import CountedKind, Terms
from wayside.crime.hotspots.vocabulary import COUNT_UNSET, DEFAULT_KINDS, WHY_FORCE
from wayside.crime.models import ForceEvent
from wayside.crime.vocabulary import OffenceKind
from wayside.partners.models import Area, KindSetting, Programme, ProgrammeSettings
from wayside.partners.queries import programme_of
from wayside.partners.vocabulary import Dataset


@dataclass(frozen=True, slots=True)
class KindRow:
    """One row of the table of weights."""

    dataset: str
    kind: str
    counts: bool
    weight: float
    police_generated: bool

    @property
    def key(self) -> str:
        """The kind as one word."""
        return f"{self.dataset}:{self.kind}"

    @property
    def label(self) -> str | Promise:
        """The kind in words."""
        return kind_label(self.key)

    @property
    def source(self) -> str | Promise:
        """The dataset in words."""
        return Dataset(self.dataset).label

    @property
    def why(self) -> str | Promise:
        """Why it counts or not by default; blank where nothing is to be said."""
        return REASONS.get(self.key, "")


@dataclass(frozen=True, slots=True, eq=False)
class Settings:
    """An area's sizes and table of kinds, whose they are, and which datasets are held."""

    programme: Programme | None
    sizes: ProgrammeSettings
    kinds: tuple[KindRow, ...]
    held: frozenset[str]

    def terms(self, as_of: date, window_months: int | None = None) -> Terms:
        """The terms of a ranking at a date."""
        counted = sorted(
            CountedKind(row.dataset, row.kind, row.weight, row.police_generated)
            for row in self.kinds
            if row.counts and row.weight > 0 and row.dataset in self.held
        )
        return Terms(
            as_of=as_of,
            kinds=tuple(counted),
            window_months=window_months,
            radius_m=self.sizes.place_radius_m,
            spacing_m=self.sizes.place_spacing_m,
            unit_m=self.sizes.unit_m,
            half_life_weeks=self.sizes.half_life_weeks,
        )


def settings_of(area: Area, holdings: Holdings) -> Settings:
    """The settings that steer an area's ranking."""
    programme = programme_of(area)
    sizes: ProgrammeSettings | None = getattr(programme, "settings", None)
    own = KindSetting.objects.filter(programme=programme) if programme else ()
    rows = {_name(row.dataset, row.kind): row for row in _known(area, holdings)}
    for row in own:
        name = _name(row.dataset, row.kind)
        rows[name] = KindRow(
            row.dataset,
            rows[name].kind if name in rows else row.kind,
            row.counts,
            float(row.weight),
            row.police_generated,
        )
    order = sorted(rows.values(), key=lambda row: (_ORDER.index(row.dataset), row.kind.lower()))
    return Settings(
        programme,
        sizes or ProgrammeSettings(),
        tuple(order),
        frozenset(holdings.months),
    )


_ORDER = [Dataset.STREET.value, Dataset.STOP_SEARCH.value, Dataset.FORCE.value]


def _known(area: Area, holdings: Holdings) -> Iterable[KindRow]:
    """The defaults, and what a force's own extract holds beside them."""
    for kind in DEFAULT_KINDS:
        yield KindRow(kind.dataset.value, kind.kind, kind.counts, 1.0, kind.police_generated)
    held = set(COUNT_UNSET)
    if holdings.covers(Dataset.FORCE):
        held |= set(
            ForceEvent.objects.filter(extract__area=area).values_list("kind", flat=True).distinct()
        )
    for name in sorted(held):
        yield KindRow(Dataset.FORCE.value, name, name in COUNT_UNSET, 1.0, False)


def _name(dataset: str, kind: str) -> tuple[str, str]:
    """A kind however it is written: "Kerb crawling" is "kerb_crawling"."""
    return dataset, slugify(kind).replace("-", "_")


def kind_label(key: str) -> str | Promise:
    """The words for a kind's key."""
    _dataset, _colon, kind = key.partition(":")
    return OFFENCE_LABELS.get(kind, kind)


OFFENCE_LABELS: dict[str, Promise | str] = {kind.value: kind.label for kind in OffenceKind}
REASONS: dict[str, Promise | str] = {
    **{f"{kind.dataset.value}:{kind.kind}": kind.why for kind in DEFAULT_KINDS},
    **{f"{Dataset.FORCE.value}:{kind}": WHY_FORCE for kind in COUNT_UNSET},
}
