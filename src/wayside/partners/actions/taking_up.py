"""An area opened from another's settings without its data, as a neighbour takes up the work."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from wayside.access.actor import Actor
from wayside.access.models import NaturalPerson
from wayside.access.permissions import require
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import record
from wayside.partners import queries
from wayside.partners.actions.areas import Loaded, load_boundaries, open_area
from wayside.partners.models import (
    Agency,
    Area,
    IntendedOutcome,
    KindSetting,
    Programme,
    ProgrammeSettings,
)
from wayside.partners.permissions import MANAGE_AREAS, MANAGE_PROGRAMMES
from wayside.partners.vocabulary import AreaLevel, Origin

SETTINGS_COPIED = tuple(
    field.name
    for field in ProgrammeSettings._meta.concrete_fields
    if field.name not in {"id", "version", "created_at", "updated_at", "programme"}
)


@dataclass(frozen=True, slots=True)
class TakenUp:
    """What came over from the other area, for the page that says so."""

    area: Area
    programmes: tuple[Programme, ...]
    boundaries: Loaded


@transaction.atomic
def open_area_from(
    *,
    source: Area,
    name: str,
    code: str,
    boundaries: bytes,
    lead: NaturalPerson,
    lead_agency: Agency,
    start_date: date,
    by: Actor,
    now: datetime,
) -> TakenUp:
    """Open a borough beside another, with its programmes, aims, intended outcomes and settings.

    Nothing of the other's weeks, crime, people, memberships or money comes over: only what is
    named here is copied, so that a table added later stays behind by default.
    """
    require(by, MANAGE_AREAS, area_id=source.id)
    require(by, MANAGE_PROGRAMMES, area_id=source.id)
    area = open_area(
        name=name,
        level=AreaLevel(source.level),
        parent=source.parent,
        code=code,
        srid=source.srid,
        opened_from=source,
        by=by,
        now=now,
    )
    inside = by.within(area.id)
    loaded = load_boundaries(area=area, content=boundaries, by=inside, now=now)
    lead_agency.areas.add(area)
    started = tuple(
        _take_up(
            programme, area=area, lead=lead, lead_agency=lead_agency, start=start_date, now=now
        )
        for programme in queries.taken_up_with(source)
    )
    for programme in started:
        record(
            by=inside,
            operation=Operation.COLLECTION,
            action="partners.take_up_programme",
            record_type="partners.Programme",
            record_id=programme.id,
            area_id=area.id,
            controller_id=lead_agency.id,
            fields=("aims", "outcomes", "settings", "kinds"),
            now=now,
        )
    return TakenUp(area=area, programmes=started, boundaries=loaded)


def _take_up(
    programme: Programme,
    *,
    area: Area,
    lead: NaturalPerson,
    lead_agency: Agency,
    start: date,
    now: datetime,
) -> Programme:
    taken = Programme.objects.create(
        area=area,
        name=programme.name,
        origin=Origin.TAKEN_UP,
        origin_note=_("Taken up from %(area)s.") % {"area": programme.area.name},
        aims=programme.aims,
        lead=lead,
        lead_agency=lead_agency,
        start_date=start,
        created_at=now,
        updated_at=now,
    )
    settings = ProgrammeSettings.objects.get(programme=programme)
    ProgrammeSettings.objects.create(
        programme=taken,
        created_at=now,
        updated_at=now,
        **{name: getattr(settings, name) for name in SETTINGS_COPIED},
    )
    IntendedOutcome.objects.bulk_create(
        IntendedOutcome(
            programme=taken,
            statement=each.statement,
            nature=each.nature,
            direction=each.direction,
            position=each.position,
        )
        for each in programme.outcomes.all()
    )
    _copy_kinds(programme, taken)
    return taken


def _copy_kinds(programme: Programme, taken: Programme) -> None:
    KindSetting.objects.bulk_create(
        KindSetting(
            programme=taken,
            dataset=each.dataset,
            kind=each.kind,
            counts=each.counts,
            weight=each.weight,
            police_generated=each.police_generated,
        )
        for each in programme.kinds.all()
    )
