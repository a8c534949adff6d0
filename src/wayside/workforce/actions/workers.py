"""Who joins the pool, changes and leaves it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from wayside.access.actor import Actor
from wayside.access.models import NaturalPerson
from wayside.audit.vocabulary import Operation
from wayside.partners import queries as partners
from wayside.partners.models import Agency, Area
from wayside.web.clock import day_of
from wayside.web.collisions import Collision, save_versioned
from wayside.web.states import NotNow
from wayside.workforce import rules
from wayside.workforce.actions.notes import note
from wayside.workforce.models import Worker
from wayside.workforce.permissions import MANAGE_POOL, require_in
from wayside.workforce.vocabulary import Grade, Leaving, WorkerKind

FIELDS = ("agency", "kind", "grade", "may_lead", "contracted_hours", "wellbeing_lead")


@dataclass(frozen=True, slots=True)
class Details:
    """What is kept of somebody beside their name."""

    agency: Agency
    kind: WorkerKind = WorkerKind.OFFICER
    grade: Grade = Grade.CONSTABLE
    wards: Collection[Area] = ()
    may_lead: bool = False
    contracted_hours: Decimal = Decimal(40)
    wellbeing_lead: NaturalPerson | None = None


@transaction.atomic
def add_worker(
    *,
    area: Area,
    person: NaturalPerson | None = None,
    name: str = "",
    details: Details,
    joined: date,
    by: Actor,
    now: datetime,
) -> Worker:
    """Put somebody into an area's pool: a known person, or a new one by name.

    Raises:
        NotNow: they are in it already, or the details do not fit the area.
    """
    require_in(by, MANAGE_POOL, area.id)
    rules.check_day(joined)
    someone = person or NaturalPerson.objects.create(name=_name(name))
    _check(area, someone.id, details)
    if Worker.objects.filter(person=someone, area=area, left_date__isnull=True).exists():
        raise NotNow(_("%(name)s is in the pool already.") % {"name": someone.name})
    made = Worker.objects.create(
        person=someone,
        area=area,
        joined_date=joined,
        created_at=now,
        updated_at=now,
        **{field: getattr(details, field) for field in FIELDS},
    )
    made.wards.set(details.wards)
    fields = (*FIELDS, "person", "wards", "joined_date")
    note(
        "workforce.add_worker",
        made,
        made,
        by=by,
        now=now,
        fields=fields,
        operation=Operation.COLLECTION,
    )
    return made


@transaction.atomic
def change_worker(
    *, worker: Worker, details: Details, expected_version: int, by: Actor, now: datetime
) -> Worker:
    """Change what is kept of somebody.

    Raises:
        NotNow: the details do not fit, or they have left.
        Collision: somebody else has changed them since.
    """
    require_in(by, MANAGE_POOL, worker.area_id)
    current = _locked(worker.id)
    rules.check_in_pool(current.left_date)
    _check(current.area, current.person_id, details)
    if current.version != expected_version:
        raise Collision(current)
    changed = [name for name in FIELDS if getattr(current, name) != getattr(details, name)]
    for name in changed:
        setattr(current, name, getattr(details, name))
    wards = {each.id for each in details.wards}
    moved = wards != set(current.wards.values_list("id", flat=True))
    if changed or moved:
        save_versioned(current, expected_version=expected_version, now=now, fields=changed)
        current.wards.set(details.wards)
        fields = (*changed, *(("wards",) if moved else ()))
        note("workforce.change_worker", current, current, by=by, now=now, fields=fields)
    return current


@transaction.atomic
def let_go(
    *,
    worker: Worker,
    on: date,
    because: Leaving,
    expected_version: int,
    by: Actor,
    now: datetime,
) -> Worker:
    """Somebody leaves the pool, for a reason that attrition is counted by.

    Raises:
        NotNow: they have left already, or that day does not fit.
        Collision: somebody else has changed them since.
    """
    require_in(by, MANAGE_POOL, worker.area_id)
    current = _locked(worker.id)
    rules.check_in_pool(current.left_date)
    rules.check_can_leave(current.joined_date, on, day_of(now))
    current.left_date, current.left_because = on, because
    fields = ("left_date", "left_because")
    save_versioned(current, expected_version=expected_version, now=now, fields=fields)
    note("workforce.let_go", current, current, by=by, now=now, fields=fields)
    return current


def _name(typed: str) -> str:
    """A name as it is kept.

    Raises:
        NotNow: it is blank, too long, or holds what no name holds.
    """
    name = " ".join(typed.split())
    if not name or len(name) > 120 or not all(each.isprintable() for each in name):
        raise NotNow(_("Enter a name of at most 120 letters."))
    return name


def _check(area: Area, person_id: UUID, details: Details) -> None:
    wards = partners.wards(of=area).values_list("id", flat=True)
    place = rules.Place(
        area.id,
        frozenset(wards),
        frozenset(area.agencies.values_list("id", flat=True)),
    )
    lead = details.wellbeing_lead
    entry = rules.Entry(
        kind=details.kind,
        grade=details.grade,
        may_lead=details.may_lead,
        agency_id=details.agency.id,
        ward_ids=[each.id for each in details.wards],
        person_id=person_id,
        wellbeing_lead_id=lead.id if lead else None,
    )
    rules.check_can_keep(entry, place)


def _locked(worker_id: UUID) -> Worker:
    return (
        Worker.objects.select_for_update(of=("self",))
        .select_related("person", "agency", "area", "wellbeing_lead")
        .get(id=worker_id)
    )
