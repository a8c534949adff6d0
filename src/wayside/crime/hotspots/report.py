"""A ranking as the command line prints it."""

from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from wayside.crime.hotspots import queries
from wayside.crime.hotspots.cautions import cautions
from wayside.crime.hotspots.queries import Suggestion
from wayside.crime.hotspots.settings import kind_label
from wayside.crime.hotspots.source import holdings_of, next_month
from wayside.crime.hotspots.terms import Terms
from wayside.crime.hotspots.vocabulary import Variant
from wayside.partners.models import Area

LONGEST_WINDOW = 600
PLACE_FIELDS = (
    "rank",
    "label",
    "longitude",
    "latitude",
    "radius_m",
    "score",
    "count",
    "reasons",
    "rank_low",
    "rank_high",
)


class NothingHeldError(ValueError):
    """There is nothing to rank; the text says what to do."""


@dataclass(frozen=True, slots=True)
class Report:
    """The places with what they were made from."""

    area: str
    as_of: date
    places: tuple[Suggestion, ...]
    settings: dict[str, Any]
    set_aside: dict[str, int]
    cautions: tuple[str, ...]

    def as_json(self) -> dict[str, Any]:
        """For programs."""
        rows = [asdict(place) for place in self.places]
        return {
            "area": self.area,
            "places": [{name: row[name] for name in PLACE_FIELDS} for row in rows],
            "settings": self.settings,
            "set_aside": self.set_aside,
            "cautions": list(self.cautions),
        }


def report_of(
    area: Area,
    *,
    as_of: date | None,
    top: int | None,
    window_months: int | None,
    without_police: bool,
    now: datetime,
) -> Report:
    """Rank an area's places.

    Raises:
        NothingHeldError: no month before the date is held, or nothing counts.
    """
    scope = queries.scope_of(area)
    holdings = holdings_of(scope.borough)
    if holdings.first_month is None or holdings.last_month is None:
        raise NothingHeldError(
            f"No recorded crime is held for {scope.borough}. Import it first:"
            f" wayside import-crime FILE --area {scope.borough.slug}"
        )
    when = as_of or next_month(holdings.last_month)
    if when <= holdings.first_month:
        raise NothingHeldError(
            f"Nothing is held before {when:%Y-%m}: the first month is {holdings.first_month:%Y-%m}."
        )
    settings = queries.settings_for(scope, holdings)
    terms = settings.terms(when, window_months)
    if not terms.kinds:
        raise NothingHeldError("No kind of record counts: change what counts first.")
    run = queries.current_run(scope, terms, holdings, now=now)
    number = top or settings.sizes.places_proposed
    variant = Variant.WITHOUT_POLICE if without_police else Variant.ALL
    return Report(
        area=area.slug,
        as_of=when,
        places=queries.as_suggestions(queries.places(run, variant, scope=scope)[:number], terms),
        settings=_settings(terms, run.summary, number, without_police),
        set_aside=run.summary["set_aside"],
        cautions=cautions(run, holdings),
    )


def _settings(
    terms: Terms, summary: dict[str, Any], top: int, without_police: bool
) -> dict[str, Any]:
    return {
        **terms.as_json(),
        "kinds": [{**asdict(kind), "label": str(kind_label(kind.key))} for kind in terms.kinds],
        "as_of": f"{terms.as_of:%Y-%m}",
        "top": top,
        "without_police_generated": without_police,
        "counted_from": summary["first_month"],
        "counted_to": summary["last_month"],
        "unit": summary["unit"],
    }
