"""Names for the bare identifiers that the trail holds, for those who may see the events."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.apps import apps
from django.db.models import Q
from procrastinate.contrib.django.models import ProcrastinateJob

from wayside.access.actor import Actor
from wayside.access.models import Account, NaturalPerson
from wayside.audit.jobs import verify_now
from wayside.audit.models import Event
from wayside.partners.models import Agency, Membership, Programme
from wayside.partners.queries import areas_within, holding_on

Record = tuple[str, UUID]


@dataclass(frozen=True, slots=True)
class Named:
    """How a kind of record is found by its identifier on the trail, and what its name needs."""

    key: str = "pk"
    related: tuple[str, ...] = ()


# Records that may be named here. Anything else is told by its kind alone: an officer of
# governance has no casework.
NAMED_RECORDS: Mapping[str, Named] = {
    "partners.Agency": Named(),
    "partners.Area": Named(),
    "partners.FundingGrant": Named(),
    "partners.Membership": Named(related=("agency",)),
    "partners.MembershipProposal": Named(related=("agency",)),
    "partners.Programme": Named(),
    "crime.Extract": Named(key="reference"),
    "crime.HotspotRun": Named(related=("area",)),
    "crime.ImportBatch": Named(related=("area",)),
    "crime.ImportFile": Named(),
    "crime.Mapping": Named(),
    "crime.MarkedPlace": Named(),
    "patrols.Comment": Named(related=("week", "patrol", "place")),
    "patrols.Patrol": Named(),
    "patrols.PatrolPlace": Named(),
    "patrols.Week": Named(),
}


@dataclass(frozen=True, slots=True)
class Names:
    """The names of what some events are about."""

    people: Mapping[UUID, str] = field(default_factory=dict)
    agencies: Mapping[UUID, str] = field(default_factory=dict)
    records: Mapping[Record, str] = field(default_factory=dict)


def names_for(events: Collection[Event]) -> Names:
    """The names of the people, agencies and records of the events given, a query a kind."""
    agencies = {each.agency_id for each in events} | {each.controller_id for each in events}
    agencies |= {recipient for each in events for recipient in each.recipients}
    return Names(
        people=people_named({each.person_id for each in events if each.person_id}),
        agencies=agencies_named({each for each in agencies if each}),
        records=records_named((each.record_type, each.record_id) for each in events),
    )


def people_named(ids: Collection[UUID]) -> dict[UUID, str]:
    """People's names."""
    return dict(NaturalPerson.objects.filter(id__in=ids).values_list("id", "name"))


def agencies_named(ids: Collection[UUID]) -> dict[UUID, str]:
    """Agencies' names."""
    return dict(Agency.objects.filter(id__in=ids).values_list("id", "name"))


def records_named(records: Iterable[tuple[str, UUID | None]]) -> dict[Record, str]:
    """The names of records that may be named; what was erased has none."""
    wanted: dict[str, set[UUID]] = defaultdict(set)
    for record_type, record_id in records:
        if record_id:
            wanted[record_type].add(record_id)
    found: dict[Record, str] = {}
    for record_type, ids in sorted(wanted.items()):
        found |= {(record_type, key): name for key, name in _names(record_type, ids).items()}
    return found


def members_of(agency_id: UUID) -> dict[UUID, str]:
    """Everyone who holds or held a role at the agency, by name."""
    held = Membership.objects.filter(agency=agency_id).values("person")
    people = NaturalPerson.objects.filter(id__in=held).order_by("name")
    return dict(people.values_list("id", "name"))


def members_on(day: date, *, agency_id: UUID) -> frozenset[UUID]:
    """Who holds a role at the agency on a day."""
    held = Membership.objects.filter(holding_on(day), agency=agency_id)
    return frozenset(held.values_list("person", flat=True))


def areas_led(day: date, *, agency_id: UUID, visible_to: Actor) -> frozenset[UUID]:
    """The actor's areas in which the agency leads a programme on a day, with all in them."""
    led = Programme.objects.filter(
        Q(end_date__isnull=True) | Q(end_date__gte=day),
        lead_agency=agency_id,
        area__in=visible_to.area_ids,
        start_date__lte=day,
    )
    within = (areas_within(each) for each in led.values_list("area", flat=True))
    return frozenset().union(*within)


def check_is_under_way() -> bool:
    """Whether a check of the whole trail is asked for or running."""
    return ProcrastinateJob.objects.filter(
        task_name=verify_now.name, status__in=("todo", "doing")
    ).exists()


def _names(record_type: str, ids: Collection[UUID]) -> dict[UUID, str]:
    if record_type == "access.Account":
        holders = Account.objects.filter(id__in=ids)
        return dict(holders.values_list("id", "person__name"))
    if record_type == "access.NaturalPerson":
        return people_named(ids)
    named = NAMED_RECORDS.get(record_type)
    if named is None:
        return {}
    model = apps.get_model(record_type)
    rows = model._default_manager.filter(**{f"{named.key}__in": ids})
    if named.related:
        rows = rows.select_related(*named.related)
    return {getattr(row, named.key): str(row) for row in rows}
