"""Programmes as the pages show them."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wayside.partners.models import (
    IntendedOutcome,
    KindSetting,
    ProgrammeSettings,
)
from wayside.partners.vocabulary import Direction, OutcomeNature

WEEKDAY_NAMES = {
    1: gettext_lazy("Mondays"),
    2: gettext_lazy("Tuesdays"),
    3: gettext_lazy("Wednesdays"),
    4: gettext_lazy("Thursdays"),
    5: gettext_lazy("Fridays"),
    6: gettext_lazy("Saturdays"),
    7: gettext_lazy("Sundays"),
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """An intended outcome with its direction in a word and a sign."""

    statement: str
    direction: str
    sign: str


@dataclass(frozen=True, slots=True)
class Outcomes:
    """Intended outcomes, with what merely follows effort kept apart."""

    outcomes: tuple[Outcome, ...]
    activities: tuple[Outcome, ...]


def outcomes(rows: Iterable[IntendedOutcome]) -> Outcomes:
    """Intended outcomes in two lists."""
    kept = list(rows)

    def of(nature: OutcomeNature) -> tuple[Outcome, ...]:
        return tuple(
            Outcome(
                statement=row.statement,
                direction=row.get_direction_display(),
                sign="↑" if row.direction == Direction.MORE else "↓",
            )
            for row in kept
            if row.nature == nature
        )

    return Outcomes(of(OutcomeNature.OUTCOME), of(OutcomeNature.ACTIVITY))


@dataclass(frozen=True, slots=True)
class Fact:
    """A setting and its value in words."""

    label: str
    value: str


def settings_rows(settings: ProgrammeSettings) -> tuple[Fact, ...]:
    """How a programme finds and visits places, in words."""
    days = ", ".join(str(WEEKDAY_NAMES[day]) for day in sorted(settings.patrol_weekdays))
    return (
        Fact(
            _("A place"),
            _("%(radius)d m around its centre; centres at least %(spacing)d m apart")
            % {"radius": settings.place_radius_m, "spacing": settings.place_spacing_m},
        ),
        Fact(_("Precise coordinates"), _("cells of %(unit)d m") % {"unit": settings.unit_m}),
        Fact(
            _("An older event"),
            _("counts half after %(weeks)d weeks") % {"weeks": settings.half_life_weeks},
        ),
        Fact(_("Places proposed"), str(settings.places_proposed)),
        Fact(
            _("Patrols"),
            _("%(days)s, %(start)s to %(end)s")
            % {
                "days": days,
                "start": settings.patrol_start.strftime("%H:%M"),
                "end": settings.patrol_end.strftime("%H:%M"),
            },
        ),
        Fact(
            _("A visible round"),
            _("%(least)d to %(most)d minutes")
            % {"least": settings.visit_minutes_least, "most": settings.visit_minutes_most},
        ),
        Fact(
            _("Partners and enforcement"),
            _("at least %(minutes)d minutes or %(metres)d m apart")
            % {
                "minutes": settings.partners_apart_minutes,
                "metres": settings.partners_apart_m,
            },
        ),
    )


def kinds_in_words(kinds: Iterable[KindSetting]) -> tuple[Fact, ...]:
    """Which kinds of event count in the ranking, with weights that are not 1."""
    return tuple(
        Fact(
            kind.kind,
            _("does not count")
            if not kind.counts
            else _("counts, weight %(weight)s") % {"weight": f"{kind.weight:g}"},
        )
        for kind in kinds
    )
