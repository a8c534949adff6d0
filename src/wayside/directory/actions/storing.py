"""Writing what a file said of a service: its own row, then all that belongs to it."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from wayside.directory.models import (
    Accessibility,
    Address,
    Eligibility,
    GroupServed,
    Location,
    Service,
    ServiceArea,
    ServiceAtLocation,
    Strand,
)
from wayside.directory.models.terms import ASKED
from wayside.directory.standard.columns import PARTS
from wayside.directory.standard.own import Own
from wayside.directory.standard.reading import PlaceRead, ServiceRead
from wayside.directory.standard.writing import ages
from wayside.directory.vocabulary import Kind, Sex
from wayside.partners.models import Area


@dataclass(slots=True)
class Areas:
    """The partnership's areas by name, read once; a name that several share is none's."""

    by_name: dict[str, UUID | None] = field(default_factory=dict)

    def named(self, name: str) -> UUID | None:
        """The area of that name, if there is exactly one."""
        if not self.by_name:
            for key, own in Area.objects.values_list("name", "id"):
                known = key.casefold()
                self.by_name[known] = None if known in self.by_name else own
        return self.by_name.get(name.strip().casefold())


def store_service(read: ServiceRead, service: Service, *, is_new: bool) -> None:
    """The service's own row; the date of a confirmation made here is never set back."""
    confirmed = read.columns["confirmed_date"]
    for name, value in read.columns.items():
        if name != "confirmed_date":
            setattr(service, name, value)
    if confirmed and (service.confirmed_date is None or confirmed > service.confirmed_date):
        service.confirmed_date, service.confirmed_by = confirmed, None
    service.extra = read.extra
    if own := read.own:
        service.kind = Kind.REFUGE if read.is_refuge else own.kind
        service.needs = list(own.needs)
        service.answer_days = own.answer_days or service.answer_days
    service.save(force_insert=is_new)


def store_parts(read: ServiceRead, service: Service, areas: Areas) -> None:
    """What belongs to a service, as the file has it. Terms that the file cannot say stay."""
    for name, rows in read.parts.items():
        held = getattr(service, name)
        (held.filter(excluded=False) if name == "service_areas" else held.all()).delete()
        PARTS[name].model._default_manager.bulk_create(
            PARTS[name].model(**row, **_area_of(name, row, areas), service=service, position=place)
            for place, row in enumerate(rows)
        )
    service.service_at_locations.all().delete()
    for place, each in enumerate(read.places):
        _store_place(each, service, place)
    _store_groups(read, service)
    if read.own:
        _store_terms(read.own, service, areas)
    Eligibility.objects.get_or_create(service=service)


def _area_of(name: str, row: dict[str, Any], areas: Areas) -> dict[str, Any]:
    return {"area_id": areas.named(row["name"])} if name == "service_areas" else {}


def _store_place(read: PlaceRead, service: Service, position: int) -> None:
    values = {key: each for key, each in read.location.items() if key != "id"}
    location, _made = Location.objects.update_or_create(id=read.location["id"], defaults=values)
    ServiceAtLocation.objects.create(
        **read.at, service=service, location=location, position=position
    )
    location.addresses.all().delete()
    Address.objects.bulk_create(
        Address(**row, location=location, position=place)
        for place, row in enumerate(read.addresses)
    )
    location.accessibility.all().delete()
    Accessibility.objects.bulk_create(
        Accessibility(**row, location=location, position=place)
        for place, row in enumerate(read.accessibility)
    )


def _store_groups(read: ServiceRead, service: Service) -> None:
    groups = read.own.groups if read.own else ()
    if not groups and any(age is not None for age in read.ages):
        groups = ((Sex.NOT_SAID, *read.ages),)
    if read.own is None and ages(service) == read.ages:
        return
    service.groups.all().delete()
    GroupServed.objects.bulk_create(
        GroupServed(service=service, sex=sex, age_from=low, age_to=high, position=place)
        for place, (sex, low, high) in enumerate(groups)
    )


def _store_terms(own: Own, service: Service, areas: Areas) -> None:
    service.strands.set(Strand.objects.filter(slug__in=own.strands))
    answered = {name: own.answers.get(name, ("", "")) for name in ASKED}
    values: dict[str, Any] = {name: answer for name, (answer, _note) in answered.items()}
    values |= {f"{name}_note": note for name, (_answer, note) in answered.items()}
    Eligibility.objects.update_or_create(
        service=service, defaults={**values, "sons_up_to": own.sons_up_to}
    )
    service.service_areas.filter(excluded=True).delete()
    ServiceArea.objects.bulk_create(
        ServiceArea(service=service, name=name, area_id=areas.named(name), excluded=True)
        for name in own.excluded
    )
