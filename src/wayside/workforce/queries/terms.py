"""The rules and rates that hold for an area and a force."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from uuid import UUID

from django.db.models import QuerySet

from wayside.calculations.rostering import Grade, Limits, Rates
from wayside.partners.models import Agency, Area
from wayside.web.statements import compiled
from wayside.workforce.models import PayRates, RosterRules
from wayside.workforce.models.terms import LIMIT_FIELDS

WHOLE = frozenset({"average_weeks", "nights_in_a_row", "weekends_most", "weekends_window"})
TRAINED_WANTED = 2
DatedRates = tuple[tuple[date, Rates], ...]


def pay_rates(agency: Agency, *, on: date) -> PayRates | None:
    """The rates of a force that are in force on a day; None when nobody has entered any."""
    found = PayRates.objects.filter(agency=agency, from_date__lte=on)
    return found.order_by("-from_date").first()


def rates_of(area: Area) -> QuerySet[PayRates]:
    """The rates of the forces that work in an area, the newest first."""
    found = PayRates.objects.filter(agency__in=area.agencies.all())
    return found.select_related("agency", "checked_by")


def dated_rates(agency_id: UUID, *, until: date) -> DatedRates:
    """The rates of a force with the day from which each holds, as the rostering calculation takes
    them: those of the past, and those to come until a day. Where there are none a roster keeps
    the calculation's own defaults, which a cost must then say."""
    return tuple((each.from_date, as_rates(each)) for each in _rates(agency_id, until))


@compiled
def _rates(agency: UUID, until: date) -> QuerySet[PayRates]:
    found = PayRates.objects.filter(agency=agency, from_date__lte=until)
    return found.order_by("from_date")


def as_rates(kept: PayRates) -> Rates:
    """Rates as the rostering calculation takes them."""
    return Rates(
        hourly_pence=_hourly(kept),
        overtime=Fraction(kept.overtime),
        rest_day=Fraction(kept.rest_day),
        public_holiday=Fraction(kept.public_holiday),
        notice_days=kept.notice_days,
        rest_day_least_minutes=kept.rest_day_least_minutes,
        period_minutes=kept.period_minutes,
    )


def _hourly(kept: PayRates) -> Mapping[Grade, int]:
    found = {Grade.CONSTABLE: kept.constable_pence, Grade.SERGEANT: kept.sergeant_pence}
    if kept.inspector_pence is not None:
        found[Grade.INSPECTOR] = kept.inspector_pence
    return found


def roster_rules(area: Area) -> RosterRules | None:
    """The rules that an area has set for itself."""
    return next(iter(_own_rules(area.id)), None)


@compiled
def _own_rules(area: UUID) -> QuerySet[RosterRules]:
    return RosterRules.objects.filter(area=area)


@dataclass(frozen=True, slots=True)
class AreaRules:
    """What an area's rosters keep to, and how many trained officers a patrol needs beside its
    lead."""

    limits: Limits
    trained_wanted: int


def rules_of(area: Area) -> AreaRules:
    """An area's own rules, else those of the law and the guidance."""
    kept = roster_rules(area)
    if kept is None:
        return AreaRules(Limits(), TRAINED_WANTED)
    values = {name: getattr(kept, name) for name in LIMIT_FIELDS}
    limits = Limits(
        **{name: int(v) if name in WHOLE else float(v) for name, v in values.items()}  # type: ignore[arg-type]
    )
    return AreaRules(limits, kept.trained_wanted)


def limits(area: Area) -> Limits:
    """The rules that an area's rosters keep."""
    return rules_of(area).limits


def trained_wanted(area: Area) -> int:
    """How many trained officers a patrol needs beside its lead."""
    return rules_of(area).trained_wanted
