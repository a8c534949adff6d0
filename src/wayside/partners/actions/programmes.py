"""Starting and changing programmes, their intended outcomes and their settings."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from wayside.access.actor import Actor
from wayside.access.models import NaturalPerson
from wayside.access.permissions import require
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import record
from wayside.partners import rules
from wayside.partners.actions.changes import write_changes
from wayside.partners.models import (
    Agency,
    Area,
    IntendedOutcome,
    Programme,
    ProgrammeSettings,
)
from wayside.partners.permissions import MANAGE_PROGRAMMES
from wayside.partners.queries import OutcomeValues, outcomes_of
from wayside.partners.rules import NotPossibleError
from wayside.partners.vocabulary import AreaLevel, Origin

EDITABLE = (
    "name",
    "origin",
    "origin_note",
    "aims",
    "lead",
    "lead_agency",
    "start_date",
    "end_date",
)
SETTINGS = (
    "place_radius_m",
    "place_spacing_m",
    "unit_m",
    "half_life_weeks",
    "places_proposed",
    "patrol_weekdays",
    "patrol_start",
    "patrol_end",
    "visit_minutes_least",
    "visit_minutes_most",
    "partners_apart_minutes",
    "partners_apart_m",
)


@transaction.atomic
def start_programme(
    *,
    area: Area,
    name: str,
    origin: Origin,
    lead: NaturalPerson,
    lead_agency: Agency,
    start_date: date,
    by: Actor,
    now: datetime,
    origin_note: str = "",
    aims: str = "",
    outcomes: Sequence[OutcomeValues] = (),
) -> Programme:
    """Start a programme in a borough, with default settings."""
    require(by, MANAGE_PROGRAMMES, area_id=area.id)
    if area.level != AreaLevel.BOROUGH:
        raise NotPossibleError(_("A programme works in a borough or district. Choose one."))
    _check_name_free(area, name)
    programme = Programme.objects.create(
        area=area,
        name=name.strip(),
        origin=origin,
        origin_note=origin_note,
        aims=aims,
        lead=lead,
        lead_agency=lead_agency,
        start_date=start_date,
        created_at=now,
        updated_at=now,
    )
    ProgrammeSettings.objects.create(programme=programme, created_at=now, updated_at=now)
    write_outcomes(programme, outcomes)
    record(
        by=by,
        operation=Operation.COLLECTION,
        action="partners.start_programme",
        record_type="partners.Programme",
        record_id=programme.id,
        area_id=area.id,
        controller_id=lead_agency.id,
        fields=(*EDITABLE, "outcomes"),
        now=now,
    )
    return programme


@transaction.atomic
def change_programme(
    *,
    programme: Programme,
    outcomes: Sequence[OutcomeValues],
    expected_version: int,
    by: Actor,
    now: datetime,
) -> tuple[str, ...]:
    """Write an edited programme and its intended outcomes; returns what changed."""
    require(by, MANAGE_PROGRAMMES, area_id=programme.area_id)
    rules.check_period(programme.start_date, programme.end_date)
    _check_name_free(programme.area, programme.name, but=programme)
    rewritten = tuple(outcomes) != outcomes_of(programme)
    changed = write_changes(
        programme,
        fields=EDITABLE,
        also_changed=("outcomes",) if rewritten else (),
        expected_version=expected_version,
        by=by,
        now=now,
        action="partners.change_programme",
        area_id=programme.area_id,
        controller_id=programme.lead_agency_id,
    )
    if rewritten:
        write_outcomes(programme, outcomes)
    return changed


@transaction.atomic
def change_settings(
    *,
    settings: ProgrammeSettings,
    expected_version: int,
    by: Actor,
    now: datetime,
) -> tuple[str, ...]:
    """Write edited settings; returns the fields changed."""
    programme = settings.programme
    require(by, MANAGE_PROGRAMMES, area_id=programme.area_id)
    _check_settings(settings)
    return write_changes(
        settings,
        fields=SETTINGS,
        expected_version=expected_version,
        by=by,
        now=now,
        action="partners.change_settings",
        area_id=programme.area_id,
        controller_id=programme.lead_agency_id,
    )


def write_outcomes(programme: Programme, outcomes: Sequence[OutcomeValues]) -> None:
    """Replace a programme's intended outcomes, in the order given."""
    programme.outcomes.all().delete()
    IntendedOutcome.objects.bulk_create(
        IntendedOutcome(
            programme=programme,
            statement=each.statement,
            nature=each.nature,
            direction=each.direction,
            measured_by=each.measured_by or "",
            position=place,
        )
        for place, each in enumerate(outcomes)
    )


def _check_name_free(area: Area, name: str, but: Programme | None = None) -> None:
    same = Programme.objects.filter(area=area, name=name.strip()).first()
    if same is not None and same != but:
        raise NotPossibleError(_("There is a programme with this name in this area already."))


def _check_settings(settings: ProgrammeSettings) -> None:
    if settings.visit_minutes_least > settings.visit_minutes_most:
        raise NotPossibleError(_("The shortest visit cannot be longer than the longest visit."))
    if settings.place_spacing_m < settings.place_radius_m:
        raise NotPossibleError(_("Places must be at least their radius apart."))
    if not settings.patrol_weekdays:
        raise NotPossibleError(_("Choose at least one day of patrol."))
