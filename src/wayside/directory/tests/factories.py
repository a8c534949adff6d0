"""A small directory for tests."""

from datetime import UTC, datetime
from typing import Any

from wayside.access.actor import Actor
from wayside.access.vocabulary import Role
from wayside.directory.models import (
    Address,
    Eligibility,
    Location,
    Organization,
    Service,
    ServiceAtLocation,
)
from wayside.directory.vocabulary import Kind
from wayside.partners.models import Agency, Area
from wayside.partners.tests import factories as partners
from wayside.partners.vocabulary import AgencyKind

NOW = datetime(2018, 7, 2, 9, 0, tzinfo=UTC)
TODAY = NOW.date()
STAMPS = {"created_at": NOW, "updated_at": NOW}


def organization(name: str = "Example Centre", **fields: Any) -> Organization:
    """A body that runs services."""
    said = {"description": "An invented charity.", **fields}
    return Organization.objects.create(name=name, **said, **STAMPS)


def service(name: str = "Example drop-in", **fields: Any) -> Service:
    """An open service with blank terms."""
    run_by = fields.pop("organization", None) or organization()
    made = Service.objects.create(organization=run_by, name=name, **{**STAMPS, **fields})
    Eligibility.objects.create(service=made)
    return made


def refuge(name: str = "Example haven", **fields: Any) -> Service:
    """A refuge: confidential, and without a place."""
    return service(name, kind=Kind.REFUGE, confidential=True, **fields)


def place(of: Service, **fields: Any) -> Location:
    """Where a service is."""
    said = {"address_1": "1 Example Street", "city": "London", "postal_code": "SW9 0AA", **fields}
    location = Location.objects.create(name="Example hall", latitude=51.46, longitude=-0.11)
    Address.objects.create(location=location, **said)
    ServiceAtLocation.objects.create(service=of, location=location)
    return location


def keeper(area: Area, role: Role = Role.SERVICE_WORKER) -> tuple[Actor, Agency]:
    """Somebody who keeps entries, and their agency."""
    agency = partners.agency(kind=AgencyKind.CHARITY, areas=(area,))
    member = partners.member(role, area=area, agency=agency)
    return partners.actor_of(member), agency
